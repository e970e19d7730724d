"""命令行 — placeholder until the commands land."""


def main() -> None:
    """Run the command line."""
