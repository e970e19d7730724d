"""Finding a scheme by id or by path."""

from pathlib import Path

import pytest

from jiheng.diagnostic import DiagnosticError
from jiheng.scheme import library_ids, load_scheme

from .schemes import text_of

OWN = "指标:\n- {编号: A, 名称: 一, 满分: 10, 评审: 看}"


def test_the_library_has_the_reference_schemes() -> None:
    assert set(library_ids()) >= {
        "cn/caiyu-2013-53/department",
        "cn/caiyu-2020-10/project",
        "gd/foshan/2020",
        "gd/guangzhou/2021",
        "gd/huadu/2022",
        "gd/nansha/2023",
        "gd/province/2023",
        "gd/shaoguan/2019",
        "hn/yuhua/2022",
    }


@pytest.mark.parametrize("name", library_ids())
def test_a_scheme_is_found_by_its_own_id(name: str) -> None:
    scheme = load_scheme(name)
    assert scheme.id == name
    assert load_scheme(name) is scheme
    assert len(scheme.hash) == 64
    assert all(scheme.node(node.record.id) is node for node in scheme.nodes)


def test_a_file_is_found_by_its_path_and_beside_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "某区.yaml"
    path.write_text(text_of({"方案": OWN}), encoding="utf-8")
    assert load_scheme(str(path)).id == "某区/试"
    assert load_scheme("某区.yaml", beside=tmp_path).id == "某区/试"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "没有",
        "没有.yaml",
        "a" * 5000 + ".yaml",
        "a\0b.yaml",
        "/dev/null",
        "../pyproject.toml",
        "gd",
        "x.yml",
    ],
)
def test_what_is_not_there_gets_a_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError) as caught:
        load_scheme(name, beside=tmp_path)
    (found,) = caught.value.diagnostics
    assert found.code in ("scheme.unknown", "scheme.unknown_near")
    assert len(found.sentence) < 200


def test_a_name_nearly_right_is_suggested() -> None:
    with pytest.raises(DiagnosticError, match="是不是「gd/shaoguan/2019」"):
        load_scheme("gd/shaoguan/2018")


def test_a_folder_that_is_called_like_a_file_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "夹.yaml").mkdir()
    with pytest.raises(DiagnosticError) as caught:
        load_scheme("夹.yaml", beside=tmp_path)
    assert caught.value.diagnostics[0].code == "file.not_a_file"
