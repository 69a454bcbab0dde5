"""How far the checkers agree with people: `python tests/agreement.py` prints a table, criterion by criterion.

The cases in `tests/cases/tune` may be looked at while working on a checker; those in `tests/cases/blind` are only run.
The gap between the two is what was learnt by heart.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tutor.checkers import manual
from tutor.checkers.base import Checker
from tutor.checkers.finding import Answer, Context, Fact, Finding, Outcome
from tutor.checkers.registry import checker_class
from tutor.checkers.settings import Languages
from tutor.engine.marking import Compared
from tutor.text.clean import clean

CASES = Path(__file__).parent / "cases"
HALVES = ("tune", "blind")
OWN_SETTINGS = {"internal.news_first": "news", "engagement.open_question": "about"}
"""Checkers whose forms stand with each case, as one group."""
ASIDE = re.compile(r"^(sì|si|no|yes|aye),? |\b(circa|about|around|only|solo) ")
"""Words of a right answer that what it says does not need."""
SEVERAL = re.compile(r"\b(e|and) (quando|quanto|dietro|how|what|on)\b", re.IGNORECASE)
"""What a second question in one breath begins with."""


@dataclass(frozen=True)
class Case:
    """A text that people have judged."""

    checker: str
    half: str
    number: int
    language: str
    outcome: Outcome
    kind: str
    text: str
    evidence: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """A short name for lists."""
        return f"{self.checker}/{self.half}/{self.number}"


def cases(half: str, checker: str = "") -> Iterator[Case]:
    """Read the cases of a half, of one checker or of all."""
    for path in sorted((CASES / half).glob(f"{checker or '*'}.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["cases"], 1):
            known = {key: case.pop(key) for key in ("language", "kind", "text")}
            outcome, evidence = Outcome(case.pop("outcome")), tuple(case.pop("evidence", ()))
            yield Case(path.stem, half, number, outcome=outcome, evidence=evidence, extra=case, **known)


@cache
def scene() -> dict[str, Any]:
    """Read the workshop."""
    return tomllib.loads((CASES / "scene.toml").read_text("utf-8"))


def context_of(case: Case) -> Context:
    """Build what the checker sees beside the text."""
    language, told = case.language, scene()["context"][case.language]
    free = not scene()["settings"].get(case.checker) and case.checker != "content.nothing_invented"
    confidential = case.checker in ("content.nothing_confidential", "internal.embargo")
    facts = tuple(
        Fact(
            fact["id"],
            number,
            fact["text"][language],
            fact["label"][language],
            tuple(fact.get("accept", {}).get(language, ())),
            tuple(fact.get("match", {}).get(language, ())),
            fact.get("confidential", False),
            inside_until=fact.get("inside_until", ""),
        )
        for number, fact in enumerate(scene()["facts"], 1)
        if confidential or not (free or fact.get("confidential"))
    )
    earlier = ((("instagram", Answer(clean(case.extra["earlier"]))),)) if "earlier" in case.extra else ()
    return Context(
        language=language,
        facts=facts,
        brief="" if free else told["brief"],
        material="" if free else told["material"],
        reader="" if free else told["reader"],
        network=case.extra.get("network", "instagram" if case.checker.startswith("networks.") else ""),
        earlier=earlier,
        names=tuple(case.extra.get("names", told["names"])),
    )


def checker_for(case: Case) -> Checker:
    """Build the checker as an author would set it."""
    settings = dict(scene()["settings"].get(case.checker, {}))
    if case.checker in OWN_SETTINGS:
        settings[OWN_SETTINGS[case.checker]] = [case.extra[OWN_SETTINGS[case.checker]]]
    if "right" in case.extra:
        settings = {"answers": answers_of(case.extra["asked"], case.extra["right"])}
    if "reasons" in case.extra:
        settings = {"reasons": case.extra["reasons"]}
    if case.extra.get("network") == "facebook-group":
        settings["place"] = "group"
    return checker_class(case.checker).model_validate(settings, context=Languages(case.language))


def answers_of(asked: str, right: list[str]) -> list[list[str]]:
    """Write down right answers as an author would: for each question the forms of its answer, without asides."""
    parts = [re.split(r", | e | and ", form) if SEVERAL.search(asked) else [form] for form in right]
    parts = [[ASIDE.sub("", part) for part in form if part not in ("sì", "yes")] for form in parts]
    return [[form[at] for form in parts if at < len(form)] for at in range(max(map(len, parts)))]


def judge(case: Case) -> Finding:
    """Run the checker on a case."""
    answer = Answer(clean(case.text), clean(case.extra.get("alt", ""))).cleaned()
    return checker_for(case).check(answer, context_of(case))


@dataclass
class Row(Compared):
    """One checker on one half."""

    @property
    def kappa(self) -> float:
        """Cohen's kappa on met or not met."""
        return self.agreement_met.kappa or 0.0

    @property
    def kappa_three(self) -> float:
        """Cohen's kappa on met, partly, unmet."""
        return self.agreement.kappa or 0.0

    @property
    def false_fails(self) -> float:
        """Share of the good texts that were not found good, 0 to 1."""
        good = self.people.count("met")
        return self.missed_positives / good if good else 0.0


def rows(half: str, checker: str = "") -> dict[str, Row]:
    """Judge every case of a half."""
    found: dict[str, Row] = {}
    for case in cases(half, checker):
        found.setdefault(case.checker, Row()).add(case.outcome, judge(case).outcome)
    return found


def measured(found: dict[str, Row]) -> dict[str, dict[str, float]]:
    """Return what is published of each checker: cases, kappa on met or not, share left open."""
    return {
        name: {
            "cases": len(row.people) + row.left_open,
            "kappa": round(row.kappa, 2),
            "left_open": round(row.left_open / (len(row.people) + row.left_open), 2),
        }
        for name, row in found.items()
    }


def write() -> None:
    """Write what the manual pages show."""
    import tomli_w

    halves = {half: measured(rows(half)) for half in HALVES}
    table = {name: {half: halves[half][name] for half in HALVES} for name in halves["tune"] if name in halves["blind"]}
    about = "# How far each checker agrees with people, on the cases of tests/cases; written by `python tests/agreement.py --write`.\n"
    (Path(manual.__file__).parent / manual.AGREEMENT).write_text(about + tomli_w.dumps(table), "utf-8")


def main(wanted: str) -> None:
    """Print the table."""
    halves = {half: rows(half, wanted) for half in HALVES}
    print(f"{'':34}{'tune':^28}{'blind':^28}")
    print(f"{'checker':34}" + f"{'n':>4} {'κ':>6} {'κ3':>6} {'good failed':>9} " * 2)
    for checker in halves["tune"]:
        line = f"{checker:34}"
        for half in HALVES:
            row = halves[half].get(checker, Row())
            line += f"{len(row.people):4} {row.kappa:6.2f} {row.kappa_three:6.2f} {row.false_fails:9.0%}   "
        print(line)
    left_open = {
        half: Counter({name: row.left_open for name, row in halves[half].items() if row.left_open}) for half in HALVES
    }
    print("left open:", {half: dict(counts) for half, counts in left_open.items()})


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        write()
    else:
        main(sys.argv[1] if len(sys.argv) > 1 else "")
