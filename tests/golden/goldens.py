"""The expectations beside this file, one for each reference case; every word stays a text."""

from pathlib import Path
from typing import Any

import yaml

Golden = dict[str, Any]
FOLDER = Path(__file__).parent


def _golden(path: Path) -> Golden:
    found: Golden = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


GOLDEN = {path.stem: _golden(path) for path in sorted(FOLDER.glob("*.yaml"))}
NAMES = list(GOLDEN)
