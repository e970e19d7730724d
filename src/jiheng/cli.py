"""命令行 — one verb per command; each command's code is loaded only when it is called."""

from __future__ import annotations

import sys

from jiheng.commands.chinese import ChineseGroup, run
from jiheng.messages import message

COMMANDS = {
    "score": "jiheng.commands.score:score",
    "explain": "jiheng.commands.explain:explain",
    "report": "jiheng.commands.report:report",
    "template": "jiheng.commands.template:template",
    "compare": "jiheng.commands.compare:compare",
    "snapshot": "jiheng.commands.snapshot:snapshot",
    "ledger": "jiheng.commands.ledger:ledger",
    "scheme": "jiheng.commands.scheme:scheme",
    "read": "jiheng.commands.read:read",
    "audit": "jiheng.commands.audit:audit",
    "evidence": "jiheng.commands.evidence:evidence",
    "gain": "jiheng.commands.gain:gain",
    "refresh": "jiheng.commands.refresh:refresh",
    "demo": "jiheng.commands.demo:demo",
}

jiheng = ChineseGroup("jiheng", COMMANDS, help=message("cli.jiheng"))


def main() -> None:
    """Run the command line; exit 2 when something that was given is wrong."""
    sys.exit(run(jiheng))


if __name__ == "__main__":
    main()
