"""What persons decided, and its frozen copies."""
