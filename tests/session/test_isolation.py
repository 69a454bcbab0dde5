"""Other people's checkers: whatever they do, the session goes on."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator

import pytest

from tests.checkers.test_registry import PLUG_IN, plug_in
from tutor.checkers.finding import Answer, Context, Fact, Finding, Outcome
from tutor.checkers.registry import checker_class
from tutor.session.deadline import done_by
from tutor.session.isolation import Isolated
from tutor.session.running import run, spared
from tutor.text.clean import clean, unsafe_characters

__all__ = ["plug_in"]

CLASSES = re.findall(r"^class (\w+)", PLUG_IN, re.MULTILINE)
FOREVER = 600.0
"""Seconds that no test can wait for."""
POLITE = Finding(Outcome.MET, "it is there", spans=((0, 6),))
UNPOLITE = Finding(Outcome.UNMET, "it is not")


def within(deadline: float, name: str, language: str, work: Callable[[], Finding]) -> Finding:
    """Do a checker's work as one of our own is run."""
    return spared(name, language, lambda: done_by(deadline, work))


@pytest.fixture
def isolated() -> Iterator[Isolated]:
    child = Isolated()
    yield child
    child.close()


@pytest.fixture
def check(
    plug_in: Callable[[str], None], isolated: Isolated, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Finding]:
    plug_in("\n".join(f"polite.{name.lower()} = polite_plugin:{name}" for name in CLASSES))
    monkeypatch.setattr(Isolated, "shared", lambda: isolated)

    def judge(
        name: str, text: str = "please come", deadline: float = FOREVER, facts: tuple[Fact, ...] = (), **settings: str
    ) -> Finding:
        checker, context = checker_class(f"polite.{name}")(**settings), Context("en", facts=facts)
        return run(checker, f"polite.{name}", Answer(clean(text)), context, deadline)

    return judge


def test_a_foreign_checker_judges_in_a_process_of_its_own(check: Callable[..., Finding]) -> None:
    assert check("polite") == POLITE
    assert check("polite", "come").outcome is Outcome.UNMET


def test_a_foreign_checker_sees_the_facts_as_our_own_do(check: Callable[..., Finding]) -> None:
    """It may compare figures with the brief, which is looked up by the whole context."""
    seats = Fact("seats", 1, "There are 60 seats", "the seats", accept=("60",), thing=("seat*",), even_negated=True)
    assert check("compares", facts=(seats,)) == Finding(Outcome.MET, "60")


def test_one_that_raises_costs_nothing_and_is_named(check: Callable[..., Finding]) -> None:
    finding = check("raises")
    assert finding.outcome is Outcome.ERROR
    assert "polite.raises" in finding.found
    assert "secret" not in finding.found


def test_one_that_hangs_is_killed_and_the_next_one_works(check: Callable[..., Finding]) -> None:
    assert check("polite").outcome is Outcome.MET
    finding = check("hangs", deadline=0.5)
    assert finding.outcome is Outcome.ERROR
    assert "polite.hangs" in finding.found
    assert check("polite").outcome is Outcome.MET


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("quits", "its process ended"),
        ("leaves", "SystemExit"),
        ("nothing", "TypeError"),
        ("unwritable", "TypeError"),
        ("endless", "malformed finding"),
        ("secret", "PydanticSerializationError"),
    ],
)
def test_one_that_breaks_is_told_at_once_and_the_next_one_works(
    check: Callable[..., Finding], name: str, kind: str
) -> None:
    """Whatever way it breaks, nobody waits for its deadline."""
    said = f"The checker polite.{name} broke ({kind}). It costs you nothing."
    assert check(name) == Finding(Outcome.ERROR, said)
    assert check("polite") == POLITE


def test_what_a_checker_prints_is_no_reply(check: Callable[..., Finding]) -> None:
    """Given one that prints findings, then its own is what it returns, and the next one's is not one of them."""
    assert check("forges", "come") == UNPOLITE
    assert check("polite") == POLITE


@pytest.mark.parametrize("said", ["[]", "nonsense", '{"number": 7, "finding": {}}', "7"])
def test_a_line_between_the_replies_is_taken_for_none(check: Callable[..., Finding], said: str) -> None:
    assert check("shouts", said=said).outcome is Outcome.ERROR
    assert check("polite", "come") == UNPOLITE


def test_a_checker_cannot_read_what_the_next_one_is_asked(check: Callable[..., Finding]) -> None:
    assert check("listens", deadline=5.0).found == "heard: "
    assert check("polite") == POLITE


def test_a_wild_finding_is_cut_to_shape(check: Callable[..., Finding]) -> None:
    finding = check("wild")
    assert finding.spans == ((0, 1),)
    assert finding.credit == 1.0
    assert len(finding.found) <= 500
    assert unsafe_characters(finding.found) == []


def test_our_own_checkers_have_a_deadline_too() -> None:
    never = threading.Event()

    def hang() -> Finding:
        never.wait()
        return Finding(Outcome.MET)

    finding = within(0.2, "content.slow", "it", hang)
    never.set()
    assert finding.outcome is Outcome.ERROR
    assert "content.slow" in finding.found


def test_a_thread_is_kept_for_the_next_checker_unless_it_hangs() -> None:
    """Many verdicts need one thread; one that hangs is not waited for again."""
    never, used = threading.Event(), set()

    def judge() -> Finding:
        used.add(threading.get_ident())
        return Finding(Outcome.MET)

    def hang() -> Finding:
        used.add(threading.get_ident())
        never.wait()
        return Finding(Outcome.MET)

    for _ in range(5):
        assert within(5.0, "content.quick", "en", judge).outcome is Outcome.MET
    assert len(used) == 1
    assert within(0.2, "content.slow", "en", hang).outcome is Outcome.ERROR
    hanging = used.copy()
    assert within(5.0, "content.quick", "en", judge).outcome is Outcome.MET
    assert len(used) == len(hanging) + 1
    never.set()


def test_what_our_own_checkers_raise_costs_nothing() -> None:
    def broken() -> Finding:
        raise LookupError("secret")

    finding = within(5.0, "content.broken", "en", broken)
    assert finding.outcome is Outcome.ERROR
    assert "content.broken" in finding.found
    assert "LookupError" in finding.found
    assert "secret" not in finding.found


@pytest.mark.parametrize("ends", [SystemExit, KeyboardInterrupt])
def test_one_of_our_own_that_would_end_the_program_is_told_at_once(ends: type[BaseException]) -> None:
    def leave() -> Finding:
        raise ends

    said = f"The checker content.leaving broke ({ends.__name__}). It costs you nothing."
    assert within(FOREVER, "content.leaving", "en", leave) == Finding(Outcome.ERROR, said)
