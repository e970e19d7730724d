"""What a user can ask for, joining the parts; used by the command line and the web alike."""
