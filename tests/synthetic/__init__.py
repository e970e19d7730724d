"""The invented bureau."""
