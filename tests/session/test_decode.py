"""Lines as the journal writes them are read on a shorter way: it says the same as the strict one, of any line."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.session_files import EVIL, journal, session
from tutor.session.decode import BadLine, _as_written, _Line, _strictly, decode, decode_event
from tutor.session.events import Recorded

LINES = [
    line for text in ("plain", "«è», 10 €", *EVIL) for line in journal(session(text=text)).splitlines(keepends=True)
]


def strictly(line: bytes) -> _Line | None:
    try:
        return _strictly(line)
    except BadLine:
        return None


def read(line: bytes) -> tuple[Recorded, str, str] | None:
    found = _as_written(line)
    return (found.entry, found.kind, found.hash) if found else None


def agree(line: bytes) -> None:
    quick, slow = read(line), strictly(line)
    assert quick is None or (slow is not None and quick == (slow.entry, slow.kind, slow.hash))


def test_most_lines_take_the_shorter_way() -> None:
    assert all(_as_written(line) for line in journal(session(text="«è», 10 € – sì")).splitlines(keepends=True))


def test_every_line_is_read_alike() -> None:
    for line in LINES:
        agree(line)


@given(some.sampled_from(LINES), some.integers(0, 2_000), some.binary(max_size=3), some.integers(0, 3))
def test_a_changed_line_is_read_alike(line: bytes, at: int, new: bytes, gone: int) -> None:
    at %= len(line)
    agree(line[:at] + new + line[at + gone :])


@given(
    some.sampled_from(LINES),
    some.dictionaries(some.text(max_size=4), some.none() | some.booleans() | some.floats() | some.text()),
)
def test_further_fields_are_read_alike(line: bytes, more: dict[str, object]) -> None:
    raw = json.loads(line)
    raw["data"] |= more
    agree(json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


@given(some.text())
def test_any_text_is_read_alike(text: str) -> None:
    for line in journal(session(text=text.encode("utf-8", "replace").decode())).splitlines(keepends=True):
        agree(line)


@pytest.mark.parametrize("depth", [10, 300, *range(850, 1_010, 5), 5_000])
def test_data_of_any_depth_is_read_or_refused(depth: int) -> None:
    for kind in (b"of-the-future", b"hint-opened"):
        line = LINES[2].replace(b"hint-opened", kind).replace(b'"line"', b"[" * depth + b"]" * depth)
        with suppress(BadLine):
            decode(line, "")
        with suppress(BadLine):
            decode_event(line)


def test_a_key_that_stands_twice_takes_the_long_way_and_is_refused() -> None:
    line = LINES[1].replace(b'"step":"line"', b'"step":"other","step":"line"')
    assert read(line) is strictly(line) is None
    line = LINES[4].replace(b'"score":0.3', b'"score":1e999')
    assert line != LINES[4]
    assert read(line) is strictly(line) is None
