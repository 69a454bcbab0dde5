"""Whatever bytes a file holds, it is taken in as it was made or refused with a reason; nothing else happens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from tests.session_files import ALL, journal, resealed, session, shared
from tutor.export.arrival import Arrival, code, read_arrival
from tutor.export.refusals import later_than_here
from tutor.session.state import fold

SHARED = shared(session("learner-0000ad", number=1), session("learner-0000ad", number=2), consent=ALL, name="Ada")
JOURNAL = journal(session("learner-0000ad", number=1))
JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=8),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def arrive(raw: bytes, name: str = "a.tutor") -> Arrival:
    found = read_arrival(Path(name), raw)
    assert found.sessions or found.refused
    for each in found.sessions:
        fold(each.reading.events)
    return found


@given(some.integers(0, len(SHARED) - 1), some.binary(max_size=4), some.integers(0, 400))
def test_a_changed_shared_file_is_never_taken_in(at: int, new: bytes, gone: int) -> None:
    changed = SHARED[:at] + new + SHARED[at + gone :]
    if changed != SHARED:
        found = arrive(changed)
        assert found.sessions == ()
        assert len(found.refused) == 1


@given(some.integers(0, len(JOURNAL) - 1), some.binary(max_size=4), some.integers(0, 400))
def test_of_a_changed_journal_only_a_torn_end_is_left_out(at: int, new: bytes, gone: int) -> None:
    """Its chain covers what events say, not how they are spelt."""
    whole = session("learner-0000ad", number=1)
    for each in arrive(JOURNAL[:at] + new + JOURNAL[at + gone :], "a.jsonl").sessions:
        assert each.reading.entries == whole[: len(each.reading.entries)]


@given(some.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    assert arrive(raw).sessions == ()


@given(
    some.integers(0, 15), some.sampled_from(["data", "seq", "id", "at", "kind", "sessions", "consent", "person"]), JSON
)
def test_a_forger_who_knows_the_chain_gets_no_further_than_an_honest_shape(line: int, key: str, value: Any) -> None:
    lines = [json.loads(each) for each in SHARED.splitlines()]
    lines[line % len(lines)][key] = value
    arrive(resealed(json.dumps(each).encode("utf-8", "surrogatepass") for each in lines))


@given(some.integers(1, 12), some.text(max_size=12), JSON)
def test_a_forger_of_the_data_too(line: int, key: str, value: Any) -> None:
    lines = [json.loads(each) for each in SHARED.splitlines()]
    data = lines[line]["data"]
    data[next((name for name in data if name.startswith(key[:1])), key)] = value
    arrive(resealed(json.dumps(each).encode("utf-8", "surrogatepass") for each in lines))


def test_a_pseudonym_that_is_none_becomes_one_and_stays_the_same() -> None:
    assert code("learner-0a1b2c", "learner") == "learner-0a1b2c"
    odd = code("=cmd()|x", "learner")
    assert odd == code("=cmd()|x", "learner") != code("=cmd()|y", "learner")
    assert odd.startswith("learner-")


def test_versions_are_compared_as_numbers() -> None:
    assert later_than_here("999.0")
    assert not later_than_here("0.0.1")
    assert not any(later_than_here(version) for version in ("", "x.y", "9" * 5_000, "1.0rc1", "١٢"))
