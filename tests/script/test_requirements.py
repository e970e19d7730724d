"""The pins: exact, hashed, and tied to no place that they could be fetched from."""

import re
import tomllib
from pathlib import Path

import pytest

FILES = ("runtime", "dev", "build", "uv")
PIN = re.compile(
    r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^ ;]+)( ; [^\\]+)?"
    r"(?P<hashes>( --hash=sha256:[0-9a-f]{64})+)$"
)


def pins(root: Path, name: str) -> dict[str, str]:
    """Return the version of each package of a file; every line must be a pin with its hashes."""
    text = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    lines = [re.sub(r"\s+", " ", line).strip() for line in text.replace("\\\n", " ").splitlines()]
    matches = [(line, PIN.match(line)) for line in lines if line and not line.startswith("#")]
    assert [line for line, match in matches if match is None] == []
    return {match["name"]: match["version"] for _, match in matches if match}


def declared(root: Path) -> dict[str, set[str]]:
    """Return the names that pyproject.toml asks for, by the file that must pin them."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = project["project"]["dependencies"]
    groups = project["dependency-groups"]
    wanted = {"runtime": runtime, "dev": runtime + groups["dev"], "build": groups["build"], "uv": ["uv"]}
    return {name: {package_name(line) for line in lines} for name, lines in wanted.items()}


def package_name(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", FILES)
def test_every_declared_package_is_pinned(root: Path, name: str) -> None:
    assert declared(root)[name] - pins(root, name).keys() == set()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("trace", ["://", "--index", "--extra-index", "--find-links", "file:"])
def test_no_pin_says_where_it_comes_from(root: Path, name: str, trace: str) -> None:
    assert trace not in (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def test_the_tests_run_on_what_the_product_runs_on(root: Path) -> None:
    assert pins(root, "runtime").items() <= pins(root, "dev").items()
