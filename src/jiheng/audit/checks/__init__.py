"""One check, one module: ``check`` yields a report's claims; ``checks.toml`` says what is known of it."""
