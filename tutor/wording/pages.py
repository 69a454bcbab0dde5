"""The pages of codes, as `tutor explain` prints them."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent
from typing import Any

from tutor.course.explain import Example, Page


def contents_line(page: Page) -> str:
    """Write a page's line in the list of all: its code, what it does to a scenario, its title."""
    return f"{page.code}  {page.severity.value:7}  {page.title}"


def page_lines(page: Page) -> Iterator[str]:
    """Write a page for people: what the code means, why it matters, the two examples."""
    yield f"{page.code}: {page.title} ({page.severity.value})"
    yield from ("", page.meaning)
    yield from ("", "Why it matters", indent(page.why, "  "))
    for title, examples in (("Instead of", page.bad), ("Write", page.good)):
        yield from ("", title)
        for number, example in enumerate(examples):
            yield from ("",) if number else ()
            yield indent(_shown(example), "    ").rstrip()


def page_data(page: Page) -> dict[str, Any]:
    """Return a page for programs; an example is a file, or what is typed in the course's folder, and its text."""
    return {
        "code": page.code,
        "title": page.title,
        "severity": page.severity.value,
        "meaning": page.meaning,
        "why": page.why,
        "bad": [_data(example) for example in page.bad],
        "good": [_data(example) for example in page.good],
    }


def _shown(example: Example) -> str:
    file = example.options.get("file")
    text = "".join(f"$ {line}\n" for line in example.text.splitlines()) if example.language == "sh" else example.text
    return f"# {file}\n{text}" if file else text


def _data(example: Example) -> dict[str, str]:
    return {"language": example.language, "file": example.options.get("file", ""), "text": example.text}
