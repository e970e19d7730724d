"""The text of a template: cover, title, and a loop over the parts with a branch for each kind."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.report.word.layout import Layout
from jiheng.report.word.make.page import paper
from jiheng.report.word.make.styles import alignment, style_id
from jiheng.report.word.make.tables import TABLES, grid, table
from jiheng.report.word.make.xml import millimetres, paragraph, points, tag
from jiheng.report.word.parts import KIND_WORDS


def body(layout: Layout) -> Iterator[str]:
    """Yield the elements of the body, in order."""
    yield from _cover(layout)
    yield paragraph(style_id("封面"), "", tag("sectPr", "".join(paper(layout))))
    yield paragraph(style_id("标题"), "{{ 标题 }}", tag("spacing", after=points(layout.cover.after)))
    yield _control("{%p for 段 in 内容 %}")
    for position, kind in enumerate(KIND_WORDS):
        word = "elif" if position else "if"
        yield _control(f'{{%p {word} 段.类 == "{KIND_WORDS[kind]}" %}}')
        yield _branch(kind, layout)
    yield _control("{%p endif %}")
    yield _control("{%p endfor %}")


def _control(text: str) -> str:
    return paragraph(style_id("表注"), text)


def _branch(kind: str, layout: Layout) -> str:
    if kind in TABLES:
        return table(kind, layout)
    if kind == "attachment":
        return paragraph(style_id("附件"), "{{ 段.序号 }}", tag("pageBreakBefore")) + paragraph(
            style_id("标题"), "{{ 段.字 }}", tag("spacing", before=0, after=0) + tag("outlineLvl", val=0)
        )
    if kind == "signature":
        return paragraph(
            style_id("落款"), "{{ 段.字 }}", tag("spacing", before=points(layout.cover.after))
        ) + paragraph(style_id("落款"), "{{ 段.序号 }}")
    if kind == "remark":
        return paragraph(style_id("表注"), "{{ 段.字 }}")
    style = KIND_WORDS[kind] if kind.startswith("heading") else "正文"
    return paragraph(style_id(style), "{{ 段.序号 }}{{ 段.字 }}")


def _cover(layout: Layout) -> Iterator[str]:
    yield paragraph(style_id("标题"), "{{ 标题 }}", tag("spacing", before=points(layout.cover.above)))
    yield paragraph(style_id("封面"), "", tag("spacing", before=points(layout.cover.between)))
    widths = [millimetres(layout.cover.names), millimetres(layout.cover.values)]
    rule = tag("bottom", val="single", sz=4, space=0, color="000000")
    label = tag(
        "tc",
        tag("tcPr", tag("tcW", w=widths[0], type="dxa") + tag("vAlign", val="bottom")) + _cell("行.名称"),
    )
    value = tag(
        "tc",
        tag(
            "tcPr", tag("tcW", w=widths[1], type="dxa") + tag("tcBorders", rule) + tag("vAlign", val="bottom")
        )
        + _cell("行.值"),
    )
    rows = "".join(
        (
            _loop("{%tr for 行 in 封面 %}", sum(widths)),
            tag("tr", tag("trPr", tag("cantSplit")) + label + value),
            _loop("{%tr endfor %}", sum(widths)),
        )
    )
    look = tag(
        "tblPr",
        tag("tblW", w=sum(widths), type="dxa") + tag("jc", val="center") + tag("tblLayout", type="fixed"),
    )
    yield tag("tbl", look + grid(widths) + rows)


def _cell(name: str) -> str:
    return paragraph(style_id("封面"), f"{{{{ {name} }}}}", alignment("居中"))


def _loop(text: str, width: int) -> str:
    look = tag("tcPr", tag("tcW", w=width, type="dxa") + tag("gridSpan", val=2))
    return tag("tr", tag("tc", look + paragraph(style_id("表注"), text)))
