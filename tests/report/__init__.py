"""What a score sheet looks like to those who receive it."""
