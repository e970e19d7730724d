"""One PDF with everything in it, whatever some of its files are like."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from jiheng.actions.evidence import write_evidence
from jiheng.diagnostic import DiagnosticError
from jiheng.evidence import Volume

from .papers import LARGE, endless_picture, ledger, locked, pages, pdf, picture, word, written

Evidence = list[dict[str, str]]
RULES: Evidence = [{"编号": "E1", "名称": "管理办法", "文件": "佐证/rules.pdf", "文号": "某财〔2024〕8号"}]
FOUR: Evidence = [
    *RULES,
    {"编号": "E2", "名称": "决算报表", "文件": "佐证/final.pdf"},
    {"编号": "E3", "名称": "预算批复", "文件": "佐证/budget.pdf"},
    {"编号": "E4", "名称": "培训照片", "文件": "佐证/photo.png"},
]


def bound(home: Path, **options: str) -> Volume:
    return write_evidence(home, home.parent / "汇编.pdf", **options)


def text(volume: Volume) -> list[str]:
    """The words of each page, without spaces."""
    return ["".join(page.extract_text().split()) for page in pages(volume.pdf)]


@pytest.fixture(scope="module")
def volume(tmp_path_factory: pytest.TempPathFactory) -> Volume:
    home = ledger(
        tmp_path_factory.mktemp("汇编"),
        FOUR,
        rules_pdf=pdf("one", "two"),
        final_pdf=pdf("big", size=LARGE),
        budget_pdf=pdf("turned", turned=90),
        photo_png=picture(400, 300),
    )
    return bound(home)


def test_documents_are_numbered_by_criterion_in_the_order_of_the_scheme(volume: Volume) -> None:
    assert [(item.exhibit.number, item.exhibit.evidence.id) for item in volume.bound] == [
        ("A1.1", "E1"),
        ("A1.2", "E2"),
        ("A2.1", "E3"),
        ("B1.1", "E4"),
    ]


def test_a_document_of_two_criteria_appears_once_and_is_referred_to(volume: Volume) -> None:
    group = volume.catalogue.groups[1]
    assert [item.number for item in group.own] == ["A2.1"]
    assert [item.number for item in group.others] == ["A1.2"]
    assert "见A1.2" in text(volume)[1]
    assert [item.id for item in volume.catalogue.exhibits[1].criteria] == ["A1", "A2"]


def test_the_contents_give_the_page_where_each_title_page_stands(volume: Volume) -> None:
    words = text(volume)
    for item in volume.bound:
        assert item.page is not None
        assert f"佐证{item.exhibit.number}{item.exhibit.evidence.name}" in words[item.page - 1]
        assert f"{item.exhibit.number}{item.exhibit.evidence.name}{item.page}" in words[1]


def test_every_page_but_the_cover_has_its_number(volume: Volume) -> None:
    words = text(volume)
    assert len(words) == volume.pages == 3 + 4 + 5
    assert "第" not in words[0]
    for number, shown in enumerate(words[1:], 2):
        assert f"第{number}页共{volume.pages}页" in shown
    assert "佐证A1.1管理办法" in words[4]


def test_the_cover_says_whose_and_when(volume: Volume) -> None:
    assert text(volume)[0] == (
        "佐证材料汇编部门：某区人力资源和社会保障局年度：2024年"
        "评分方案：某区部门整体支出绩效评分表材料：4份日期：2025-03-01"
    )


def test_bookmarks_lead_to_every_part(volume: Volume) -> None:
    reader = PdfReader(BytesIO(volume.pdf))
    marks = [(mark.title, reader.get_destination_page_number(mark)) for mark in reader.outline]  # type: ignore[union-attr,arg-type]
    assert marks[:3] == [("佐证材料汇编", 0), ("目录", 1), ("缺少的材料", 2)]
    assert marks[3:] == [
        (f"佐证 {item.exhibit.number}　{item.exhibit.evidence.name}", (item.page or 0) - 1)
        for item in volume.bound
    ]


def test_what_has_no_support_and_what_is_not_listed_is_told(volume: Volume) -> None:
    assert [item.id for item in volume.catalogue.unsupported] == ["B2"]
    assert [(item.id, name) for item, name in volume.catalogue.unlisted] == [("A1", "会议纪要")]
    assert not volume.complete
    assert "B2满意度" in text(volume)[2]


def test_what_no_criterion_needs_comes_last(tmp_path: Path) -> None:
    home = ledger(
        tmp_path, [{"编号": "E9", "名称": "其余", "文件": "佐证/rest.txt"}], rest_txt="甲\n".encode("gb18030")
    )
    volume = bound(home)
    assert [item.exhibit.number for item in volume.bound] == ["其他.1"]
    assert "甲" in text(volume)[4]


MANY = "「a.png」超过 12000 万像素，请缩小以后再放进来"
BROKEN: dict[str, tuple[str, bytes, str]] = {
    "有密码": ("a.pdf", locked(pdf("x"), "secret"), "「a.pdf」有密码，请去掉密码以后另存"),
    "截断": ("a.pdf", pdf("x")[:500], "「a.pdf」不完整，没有结尾，请重新下载或导出"),
    "不是 PDF": ("a.pdf", b"hello %%EOF", "「a.pdf」打不开，可能已经损坏，请重新导出"),
    "没有页": ("a.pdf", written(PdfWriter()), "「a.pdf」没有页，或超过 3000 页"),
    "很多像素": ("a.png", endless_picture(13_000, 10_000), MANY),
    "更多像素": ("a.png", endless_picture(20_000, 20_000), MANY),
    "空文件": ("a.pdf", b"", "「a.pdf」不完整，没有结尾，请重新下载或导出"),
    "坏图": ("a.png", b"\x89PNG\r\n\x1a\nxx", "「a.png」打不开，可能已经损坏，请重新导出"),
    "不认得": ("a.zip", b"PK", "「佐证/a.zip」不是认得的文件，请另存为 PDF"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_that_cannot_be_opened_stops_nothing(case: str, tmp_path: Path) -> None:
    name, content, said = BROKEN[case]
    evidence = [*RULES, {"编号": "E2", "名称": "坏的", "文件": f"佐证/{name}"}]
    home = ledger(tmp_path, evidence, **{"rules_pdf": pdf("one"), name.replace(".", "_"): content})
    volume = bound(home)
    assert [trouble.sentence for _, trouble in volume.troubled] == [said]
    assert "A1.2坏的缺" in text(volume)[1]
    assert "one" in text(volume)[4]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("", "没有填写文件，请在 evidence.yaml 里填写相对台账文件夹的路径"),
        ("佐证/none.pdf", "找不到「佐证/none.pdf」，请放到台账文件夹里，或改正路径"),
        ("../方案.yaml", "「../方案.yaml」不在台账文件夹里，请把文件放进来"),
        ("/etc/passwd", "「/etc/passwd」不在台账文件夹里，请把文件放进来"),
        ("佐证", "找不到「佐证」，请放到台账文件夹里，或改正路径"),
    ],
)
def test_a_file_that_is_not_there_is_told(file: str, said: str, tmp_path: Path) -> None:
    volume = bound(ledger(tmp_path, [{"编号": "E1", "名称": "甲", **({"文件": file} if file else {})}]))
    assert [trouble.sentence for _, trouble in volume.troubled] == [said]


def test_a_pdf_that_only_forbids_printing_is_bound(tmp_path: Path) -> None:
    home = ledger(tmp_path, RULES, rules_pdf=locked(pdf("free"), ""))
    assert "free" in text(bound(home))[4]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [(595, 842), LARGE, (150, 300), (2000, 500)])
def test_the_strip_is_below_the_page_as_it_is_seen(
    turned: int, size: tuple[float, float], tmp_path: Path
) -> None:
    volume = bound(ledger(tmp_path, RULES, rules_pdf=pdf("corner", size=size, turned=turned)))
    page = pages(volume.pdf)[4]
    strip = 24 * min(max((size[1] if turned in (90, 270) else size[0]) / 595, 0.5), 6)
    grown = {
        0: (0, -strip, *size),
        90: (0, 0, size[0] + strip, size[1]),
        180: (0, 0, size[0], size[1] + strip),
    }
    box = grown.get(turned, (-strip, 0, *size))
    assert [float(edge) for edge in page.cropbox] == pytest.approx(box)
    assert page.rotation == turned
    assert page.extract_text().count("corner") == 3


def test_a_bound_volume_can_be_bound_again(volume: Volume, tmp_path: Path) -> None:
    again = bound(ledger(tmp_path, RULES, rules_pdf=volume.pdf))
    shown = text(again)[4 + 3]
    assert f"第4页共{volume.pages}页" in shown
    assert f"第8页共{again.pages}页" in shown


def test_pictures_are_fitted_and_made_small(tmp_path: Path) -> None:
    evidence = [{"编号": "E1", "名称": "照片", "文件": "佐证/photo.png"}]
    volume = bound(ledger(tmp_path, evidence, photo_png=picture(3000, 2000)))
    image = pages(volume.pdf)[4].images[0].image
    assert image is not None
    assert max(image.size) == 2400
    assert len(volume.pdf) < 1 << 20


def test_many_documents_make_contents_of_several_pages(tmp_path: Path) -> None:
    evidence = [{"编号": f"E{n}", "名称": f"材料{n}", "文件": "佐证/rules.pdf"} for n in range(45)]
    volume = bound(ledger(tmp_path, evidence, rules_pdf=pdf("one")))
    words = text(volume)
    for item in volume.bound:
        assert f"佐证{item.exhibit.number}{item.exhibit.evidence.name}" in words[(item.page or 0) - 1]


def test_office_files_are_converted(tmp_path: Path) -> None:
    evidence = [{"编号": "E1", "名称": "报告", "文件": "佐证/survey.docx"}]
    volume = bound(ledger(tmp_path, evidence, survey_docx=word("满意度调查报告")))
    assert [item.pages for item in volume.bound] == [1]


def test_without_libreoffice_they_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiheng.evidence.office.shutil.which", lambda _: None)
    evidence = [{"编号": "E1", "名称": "报告", "文件": "佐证/survey.docx"}]
    volume = bound(ledger(tmp_path, evidence, survey_docx=word("满意度调查报告")))
    assert [trouble.sentence for _, trouble in volume.troubled] == [
        "「survey.docx」未转换：这台机器没有 LibreOffice，请装上，或另存为 PDF"
    ]


def test_without_any_evidence_there_is_no_volume(tmp_path: Path) -> None:
    home = ledger(tmp_path, [])
    file = home / "evaluations" / "自评.yaml"
    file.write_text(
        file.read_text(encoding="utf-8")
        .replace('"佐证": ["E1"], ', "")
        .replace(', "佐证": "E2、会议纪要"', ""),
        encoding="utf-8",
    )
    with pytest.raises(DiagnosticError):
        bound(home)


def test_only_a_pdf_is_written(tmp_path: Path) -> None:
    home = ledger(tmp_path, RULES, rules_pdf=pdf("one"))
    with pytest.raises(DiagnosticError, match=r"后缀改成 \.pdf"):
        write_evidence(home, tmp_path / "汇编.docx")
