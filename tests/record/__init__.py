"""From written words to typed records, and back."""
