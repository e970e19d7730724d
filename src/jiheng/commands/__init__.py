"""The commands of the command line, one module each; all are thin over `jiheng.actions`."""
