"""The reference material beside the checkout: absent, a test is skipped; absent where required, it fails."""

from pathlib import Path

import pytest

USES = {
    "fixture": "def test_case(shared):\n    assert shared.is_dir()\n",
    "marker": "import pytest\n\n@pytest.mark.shared\ndef test_case():\n    pass\n",
}


@pytest.fixture
def checkout(root: Path, pytester: pytest.Pytester) -> pytest.Pytester:
    """A checkout of its own, so that what stands beside ours does not matter."""
    tests = pytester.mkdir("checkout") / "tests"
    tests.mkdir()
    (tests / "conftest.py").write_text(
        (root / "tests" / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    pytester.makeini("[pytest]\nmarkers = shared: needs the material\n")
    return pytester


def outcomes(checkout: pytest.Pytester, use: str) -> dict[str, int]:
    (checkout.path / "checkout" / "tests" / "test_use.py").write_text(USES[use], encoding="utf-8")
    result = checkout.runpytest_subprocess("checkout", "-rs", "-p", "no:cacheprovider")
    if "skipped" in result.parseoutcomes():
        result.stdout.fnmatch_lines(["*缺少参考资料*"])
    return result.parseoutcomes()


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize(
    ("present", "required", "outcome"),
    [
        (True, "1", "passed"),
        (True, "", "passed"),
        (False, "", "skipped"),
    ],
)
def test_presence_decides(
    checkout: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    use: str,
    present: bool,
    required: str,
    outcome: str,
) -> None:
    monkeypatch.setenv("JIHENG_REQUIRE_SHARED", required)
    if present:
        checkout.mkdir("shared")
    assert outcomes(checkout, use) == {outcome: 1}


@pytest.mark.parametrize("use", USES)
def test_required_material_may_not_be_absent(
    checkout: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, use: str
) -> None:
    monkeypatch.setenv("JIHENG_REQUIRE_SHARED", "1")
    assert outcomes(checkout, use) == {"errors": 1}
