"""Pages that are safe to open: one file, no script, nothing from elsewhere, whatever the texts in it try.

`element` is the only way to make `Markup`, and every other text that goes into one is escaped. Element names and
attributes come from the lists below: what is not there cannot be written by mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from tutor.export.document import Bar, Chart, Document, Section, Table, table_lines
from tutor.text.clean import clean, clean_line

ELEMENTS = frozenset(
    "html head meta title style body header main section h1 h2 h3 p ul ol li table caption thead tbody tr th td meter "
    "figure figcaption blockquote br strong em small span dl dt dd time svg rect text".split()
)
"""What a page may be made of."""
EMPTY = frozenset({"meta", "br"})
"""Elements without an end."""
ATTRIBUTES = frozenset(
    "lang charset name content http_equiv scope class min max value colspan datetime viewbox width height x y role "
    "aria_label".split()
)
"""Attributes that an element may have; none of them can fetch or run anything. Underlines stand for hyphens."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may do with a page: draw it."""
STYLE = """
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
h1 { font-size: 1.8rem; } h2 { font-size: 1.3rem; margin-top: 2.2rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .4rem .8rem .4rem 0;
border-bottom: 1px solid #ddd; vertical-align: top; } meter { width: 12rem; height: 1.1rem; }
.note { color: #555; font-size: .95rem; } figure { margin: 1.4rem 0; } figcaption { font-weight: 600; }
figcaption small { display: block; font-weight: 400; color: #555; } svg { width: 100%; max-width: 40rem; height: auto; }
@media print { body { margin: 0; } section { break-inside: avoid; } }
"""
"""How pages look; a constant, so that no text of anybody's ever gets into it."""

DRAWN = """
text { font: 15px system-ui, sans-serif; fill: #222; } .vote-1 { fill: #fff; stroke: #6b6b1f; stroke-width: 2; }
.vote-2 { fill: #6b6b1f; } .vote-3 { fill: #b9b97a; }
"""
"""How a drawing looks; it stands in the drawing, for programs that look nowhere else."""
WIDTH, LONGEST_BAR, THICK, LINE = 640, 420, 18, 26
"""Units of a drawing: all of it, its longest bar, a bar's height, a line of words."""
LONGEST_LABEL = 70
"""Characters of an option beside its bars."""
SHADES = 3
"""Looks of bars in `DRAWN`; from here on they look alike, and their words tell them apart."""


class Markup(str):
    """HTML that is safe as it stands."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: str) -> Markup:
    """Make an element.

    Args:
        name: One of `ELEMENTS`.
        children: `Markup` as it stands; any other text is cleaned and escaped.
        attributes: Of `ATTRIBUTES`; an underline at the end is left off, as in ``class_``.

    Raises:
        ValueError: The name or an attribute is none that a page may have.
    """
    named = {key.rstrip("_"): value for key, value in attributes.items()}
    if name not in ELEMENTS or not named.keys() <= ATTRIBUTES:
        raise ValueError(f"no part of a page: {name} {sorted(named)}")
    head = "".join(f' {key.replace("_", "-")}="{_safe(clean_line(value))}"' for key, value in named.items())
    inside = "".join(child if isinstance(child, Markup) else _safe(clean(child)) for child in children)
    return Markup(f"<{name}{head}>" if name in EMPTY else f"<{name}{head}>{inside}</{name}>")


def page(title: str, language: str, body: Iterable[Markup]) -> str:
    """Make a whole page.

    Args:
        title: Of the page, as the window shows it.
        language: ISO 639-1.
        body: What stands on it.
    """
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", Markup(STYLE)),
    )
    return f"<!doctype html>\n{element('html', head, element('body', element('main', *body)), lang=language)}\n"


def document_page(document: Document) -> str:
    """Make a page of a report."""
    body = [element("h1", document.title), *(_section(section) for section in document.sections)]
    return page(document.title, document.language, body)


def _section(section: Section) -> Markup:
    parts = [element("h2", section.title), *(element("p", line) for line in section.lines)]
    if section.bars:
        parts.append(element("table", element("tbody", *map(_bar, section.bars))))
    if section.table:
        parts.append(_table(section.table))
    parts += map(_chart, section.charts)
    return element("section", *parts, *(element("p", note, class_="note") for note in section.notes))


def _bar(bar: Bar) -> Markup:
    words = element("td", bar.words, *([element("br"), bar.more] if bar.more else []))
    drawn = element("meter", bar.words, min="0", max="1", value=f"{bar.share:.3f}")
    return element("tr", element("th", bar.label, scope="row"), element("td", drawn), words)


def _chart(chart: Chart) -> Markup:
    place = [element("small", chart.place)] if chart.place else []
    return element("figure", element("figcaption", chart.title, *place), drawing(chart))


def drawing(chart: Chart) -> Markup:
    """Draw votes: under each option a bar for every vote, with its figure beside it."""
    most = max((*(max(hands, default=0) for hands in chart.hands), 1))
    parts, y = list[Markup](), 0
    for index, option in enumerate(chart.options):
        y += LINE
        parts.append(element("text", clean_line(option, characters=LONGEST_LABEL), x="0", y=str(y - 6)))
        for vote, (name, hands) in enumerate(zip(chart.votes, chart.hands, strict=True), 1):
            width = round(LONGEST_BAR * hands[index] / most)
            said, beside = f"{hands[index]} · {name}", str(width + 12)
            size = {"x": "1", "y": str(y), "width": str(width), "height": str(THICK)}
            parts.append(element("rect", class_=f"vote-{min(vote, SHADES)}", **size))
            parts.append(element("text", said, x=beside, y=str(y + THICK - 4)))
            y += THICK + 6
    words = "; ".join(table_lines(chart.table))
    return element(
        "svg", element("style", Markup(DRAWN)), *parts, viewbox=f"0 0 {WIDTH} {y + 4}", role="img", aria_label=words
    )


def _table(table: Table) -> Markup:
    head = element("tr", *(element("th", column, scope="col") for column in table.columns))
    return element("table", element("thead", head), element("tbody", *map(element_row, table.rows)))


def element_row(row: Iterable[str]) -> Markup:
    """Make a row of a table whose first cell names it."""
    first, *others = row
    return element("tr", element("th", first, scope="row"), *_cells(others))


def _cells(cells: Iterable[str]) -> Iterator[Markup]:
    return (element("td", cell) for cell in cells)


def _safe(text: str) -> str:
    return escape(text, quote=True)
