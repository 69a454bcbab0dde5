"""The reference of the course format in Markdown, made from the models, the checkers and the data they use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tutor.checkers.manual import bears
from tutor.checkers.registry import BUILT_IN
from tutor.course.explain import pages
from tutor.course.schema import schema, settings_schema
from tutor.networks.rules import Rule, networks
from tutor.wording.keys import Key, Schema, keys, part_of

_INTRODUCTION = """\
# Reference of the course format

Every table and every key, every checker with its settings. `tutor docs --out courses/REFERENCE.md` wrote it from the
program itself: change it there. [README.md](README.md) is the guide, and begins at the beginning.

*One by language* means that a value may be written once, `title = "Open day"`, or for each language,
`title.it = "La giornata aperta"` and `title.en = "Open day"`. A *pattern* says in words what an answer may contain; the
guide has a table of them. A key without *required* may be left out.
"""
_PLACES = {
    "course": "A course: `course.toml`",
    "company": "A company: `companies/NAME.toml`",
    "scenario": "A scenario: `AREA/NAME.toml`",
}


def reference() -> str:
    """Write the whole reference."""
    sections = (
        [_INTRODUCTION],
        *(_file(name) for name in _PLACES),
        _answers(),
        _checkers(),
        _networks(),
        _codes(),
    )
    return "\n".join(line for section in sections for line in section).rstrip() + "\n"


def _file(name: str) -> Iterator[str]:
    """Describe a kind of file: the keys above its first table, then each table."""
    whole = schema(name)
    yield from (f"## {_PLACES[name]}", "")
    yield from _table(whole, whole["$defs"])
    for header, part in _tables(whole, whole["$defs"], ()):
        yield from (f"### `{header}`", "")
        yield from (part["description"], "")
        yield from _table(part, whole["$defs"])


def _tables(part: Schema, parts: Schema, above: tuple[str, ...]) -> Iterator[tuple[str, Schema]]:
    """Yield each table of a file with its header, as they follow each other in a file."""
    for key, value in part["properties"].items():
        several = value.get("type") == "array"
        for option in value.get("anyOf", [value.get("items", {}) if several else value]):
            inside = part_of(option, parts)
            if "properties" not in inside or inside.get("title"):
                continue
            names = (*above, key)
            yield (f"[[{'.'.join(names)}]]" if several else f"[{'.'.join(names)}]"), _own(inside)
            yield from _tables(_own(inside), parts, names)


def _own(part: Schema) -> Schema:
    """Leave out of a table the keys that belong to one of its branches only."""
    if "allOf" not in part:
        return part
    common = part["allOf"][0]["then"]["properties"]
    return {**part, "properties": {key: value for key, value in part["properties"].items() if key in common}}


def _table(part: Schema, parts: Schema, *, deep: bool = False) -> Iterator[str]:
    """Write the keys of a table as a table.

    Args:
        part: The table.
        parts: What its references lead to.
        deep: Whether the keys of tables in it stand there too, as they do where those have no heading of their own.
    """
    rows = [row for key in keys(part, parts) for row in _rows(key, "", deep=deep)]
    if rows:
        yield from _markdown(("Key", "Holds", "What for"), rows)


def _rows(key: Key, above: str, *, deep: bool) -> Iterator[tuple[str, str, str]]:
    yield f"`{above}{key.name}`", f"{key.holds}; {key.need}" if key.need else key.holds, key.note
    for inside in key.inside if deep else ():
        yield from _rows(inside, f"{above}{key.name}.", deep=deep)


def _markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    head = list(head)
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def _answers() -> Iterator[str]:
    """Describe the kinds of answers, and the tables inside them."""
    whole: dict[str, Any] = schema("scenario")
    parts = whole["$defs"]
    yield from ("## Answers: `[steps.answer]`", "")
    for branch in parts["Step"]["properties"]["answer"]["allOf"]:
        kind = branch["if"]["properties"]["kind"]["const"]
        part = part_of(branch["then"], parts)
        yield from (f'### `kind = "{kind}"`', "", part["description"], "")
        yield from _table(part, parts)
        for header, inside in _tables(part, parts, ("steps", "answer")):
            yield from (f"`{header}`: {inside['description']}", "")
            yield from _table(inside, parts)


def _checkers() -> Iterator[str]:
    """Describe the checkers, family by family."""
    yield from ("## Checkers: what a criterion may `use`", "")
    yield "The weight is the one that a checker bears by itself, by its agreement with people; `tutor checkers NAME`"
    yield from ("says more of each, with examples. `self` is no checker: the learner judges.", "")
    for name in BUILT_IN:
        if name.startswith("closed."):
            continue
        found = settings_schema(name)
        weight = bears(name)
        yield from (f"### `{name}`" + (f" · {weight.value}" if weight else ""), "")
        yield from (found["description"], "")
        yield from _table(found, found["$defs"], deep=True)


def _networks() -> Iterator[str]:
    """List the networks, with what bounds a post, from when."""
    yield from ("## Networks", "", "`tutor networks NAME` has all the rules of one, with their sources.", "")
    rows = ((f"`{network.id}`", network.name, *_bound(network.limit)) for network in networks().values())
    yield from _markdown(("Id", "Name", "A post holds", "As of"), rows)


def _bound(limit: Rule | None) -> tuple[str, str]:
    return (f"{limit.value} {limit.unit}", limit.dated) if limit else ("", "")


def _codes() -> Iterator[str]:
    """List the codes of problems."""
    yield from ("## Problems that `tutor check` tells", "", "`tutor explain CODE` has the page of one.", "")
    yield from _markdown(("Code", "Kind", "Title"), ((page.code, page.severity.value, page.title) for page in pages()))
