"""Whether what comes out of the program is inert: nothing in it commands, styles, computes or loads."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from tutor.text.clean import unsafe_characters

FORMULA = re.compile(r"^[\s\ufeff\x00-\x1f]*[=+\-@\t\r|%\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that a spreadsheet may take for a formula."""
NUMBER = re.compile(r"^[+-]?\d+([.,]\d+)?%?$")
TAGS = frozenset(
    "html head title meta style body header main footer section article nav h1 h2 h3 h4 p div span ul ol li dl dt dd table "
    "caption thead tbody tr th td figure figcaption svg g rect line path circle text tspan strong em b i small blockquote "
    "q code pre br hr meter details summary time abbr ins del mark sup sub colgroup col".split()
)
"""Tags of a report: none of them runs or loads anything."""
LINKS = frozenset("href src srcset action formaction data poster background xlink:href".split())


def inert(text: str, medium: str) -> list[str]:
    """Say what of an output is not inert; nothing where all is.

    Args:
        text: The whole output: a page, a table, the lines of a terminal, what a screen shows.
        medium: ``terminal`` (screens and plain lines), ``html``, ``svg``, ``csv``, ``json``, ``jsonl`` or ``markdown``.
    """
    return [*_controls(text), *_MEDIA[medium](text)]


def _controls(text: str) -> Iterator[str]:
    """Find control bytes, in any medium."""
    for at in unsafe_characters(text.replace("\r\n", "\n")):
        yield f"a control character near {text[max(at - 20, 0) : at + 20]!r}"


def _nothing(_: str) -> Iterator[str]:
    yield from ()


class _Page(HTMLParser):
    """Reads a page as a browser does, and notes what it would run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(f"a tag <{tag}>")
        for name, value in attrs:
            told = (value or "").strip().casefold()
            if name.startswith("on"):
                self.found.append(f"an action {name}=")
            elif name in LINKS and not told.startswith(("#", "data:image/")):
                self.found.append(f"a link {name}={value!r}")
            elif name == "style" and ("url(" in told or "expression" in told):
                self.found.append(f"a style that loads: {value!r}")
            elif tag == "meta" and name == "http-equiv" and told != "content-security-policy":
                self.found.append(f"a header {value!r}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self.lasttag == "style" and re.search(r"@import|url\(\s*['\"]?(?!data:|#)", data, re.I):
            self.found.append("a style sheet that loads something")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"a comment {data[:40]!r}")


def _html(text: str) -> Iterator[str]:
    page = _Page()
    page.feed(text)
    page.close()
    yield from page.found


def _svg(text: str) -> Iterator[str]:
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        yield f"no XML: {error}"
        return
    for node in root.iter():
        if node.tag.rpartition("}")[2] in ("script", "foreignObject", "iframe", "image", "a", "use"):
            yield f"a tag <{node.tag}>"
        yield from (f"an action {name}=" for name in node.attrib if name.rpartition("}")[2].startswith("on"))
    if re.search(r"url\(\s*['\"]?https?:|@font-face", text):
        yield "something loaded from elsewhere"


def _csv(text: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            if FORMULA.match(cell) and not NUMBER.match(cell):
                yield f"a formula {cell[:40]!r}"


def _json(text: str) -> Iterator[str]:
    try:
        json.loads(text)
    except ValueError as error:
        yield f"no JSON: {error}"


def _jsonl(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from _json(line)


def _markdown(text: str) -> Iterator[str]:
    """Find what a reader of Markdown would turn into a tag or a link."""
    if re.search(r"(?<!\\)<[a-zA-Z/!]", re.sub(r"`+[^`]*`+", "", text)):
        yield "a tag"
    if re.search(r"(?<!\\)\]\(", text):
        yield "a link"


_MEDIA: dict[str, Callable[[str], Iterator[str]]] = {
    "terminal": _nothing,
    "html": _html,
    "svg": _svg,
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
    "markdown": _markdown,
}
