"""The styles of a template: each names its Chinese font, size, spacing and indent."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from jiheng.report.word.layout import Fallback, Layout, Style
from jiheng.report.word.make.xml import CHARACTER, points, tag, whole

STYLE_IDS: dict[str, dict[str, Any]] = tomllib.loads(
    files(__package__).joinpath("styles.toml").read_text(encoding="utf-8")
)
_ALIGN = {"居中": "center", "两端": "both", "左": "left", "右": "right"}
LANGUAGE = "zh-CN"


def style_id(name: str) -> str:
    """Return the id of a layout's style in the file."""
    found: str = STYLE_IDS[name]["id"]
    return found


def alignment(word: str) -> str:
    """Return an alignment as the file writes it."""
    return tag("jc", val=_ALIGN[word])


def style_elements(layout: Layout) -> list[str]:
    """Return defaults and styles, in order."""
    body = layout.style("正文")
    found = [
        tag(
            "docDefaults",
            tag("rPrDefault", tag("rPr", _letters(layout, body.font, body)))
            + tag("pPrDefault", tag("pPr", tag("widowControl"))),
        ),
        tag(
            "style", tag("name", val="Normal") + tag("qFormat"), type="paragraph", default=1, styleId="Normal"
        ),
        tag(
            "style",
            tag("name", val="Default Paragraph Font") + tag("uiPriority", val=1) + tag("semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        tag(
            "style",
            tag("name", val="Normal Table") + tag("uiPriority", val=99) + tag("semiHidden"),
            type="table",
            default=1,
            styleId="TableNormal",
        ),
        tag(
            "style",
            tag("name", val="No List") + tag("semiHidden"),
            type="numbering",
            default=1,
            styleId="NoList",
        ),
        _footer(layout),
    ]
    return found + [_style(layout, style) for style in layout.styles]


def _letters(layout: Layout, font: str, style: Style | None = None) -> str:
    fonts = tag(
        "rFonts", hint="eastAsia", ascii=layout.latin, hAnsi=layout.latin, eastAsia=font, cs=layout.latin
    )
    size = style.size if style is not None else layout.page_number.size
    bold = tag("b") + tag("bCs") if style is not None and style.bold else ""
    half = whole(size * 2)
    language = tag("lang", val="en-US", eastAsia=LANGUAGE, bidi="ar-SA")
    return fonts + bold + tag("sz", val=half) + tag("szCs", val=half) + language


def _style(layout: Layout, style: Style) -> str:
    known = STYLE_IDS[style.name]
    head = tag("name", val=known["name"]) + tag("basedOn", val="Normal") + tag("qFormat")
    look = tag("pPr", _paragraph(style, known)) + tag("rPr", _letters(layout, style.font, style))
    return tag(
        "style", head + look, type="paragraph", customStyle=int("outline" not in known), styleId=known["id"]
    )


def _paragraph(style: Style, known: dict[str, Any]) -> str:
    spacing: dict[str, object] = {"before": points(style.before), "after": points(style.after)}
    if style.line:
        spacing |= {"line": points(style.line), "lineRule": "exact"}
    parts = [tag("keepNext") + tag("keepLines") if known.get("keep") else "", tag("spacing", **spacing)]
    indent: dict[str, object] = {}
    # Word reads the characters, LibreOffice the twips.
    if style.right:
        indent |= {"rightChars": whole(style.right * CHARACTER), "right": points(style.right * style.size)}
    if style.first:
        indent |= {
            "firstLineChars": whole(style.first * CHARACTER),
            "firstLine": points(style.first * style.size),
        }
    parts.append(tag("ind", **indent) if indent else "")
    parts.append(alignment(style.align))
    if "outline" in known:
        parts.append(tag("outlineLvl", val=known["outline"]))
    return "".join(parts)


def _footer(layout: Layout) -> str:
    look = tag("rPr", _letters(layout, layout.page_number.font))
    return tag("style", tag("name", val="footer") + look, type="paragraph", styleId="Footer")


def font_table(layout: Layout) -> str:
    """Return the table of fonts as a whole part, with what to use where one is not installed."""
    named = dict.fromkeys([*(style.font for style in layout.styles), layout.page_number.font])
    instead = {fallback.font: fallback for fallback in layout.fallbacks}
    fonts = "".join(_font(name, instead.get(name)) for name in named)
    fonts += tag("font", tag("charset", val="00") + tag("family", val="roman"), name=layout.latin)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {space}>{fonts}</w:fonts>'


def _font(name: str, fallback: Fallback | None) -> str:
    alternative = tag("altName", val=",".join(fallback.instead)) if fallback is not None else ""
    return tag("font", alternative + tag("charset", val="86") + tag("family", val="auto"), name=name)
