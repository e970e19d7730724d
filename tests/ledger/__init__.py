"""What a ledger may say, and what is wrong with one."""
