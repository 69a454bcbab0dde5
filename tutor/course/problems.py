"""What is wrong with a course, said to its author: a code, a place, a cure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tutor.course.snippet import Pointer, painted
from tutor.text.clean import Clean, clean_line


class Severity(StrEnum):
    """Whether a problem keeps a scenario from being used."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """Stable codes of problems. A code keeps its meaning for ever; see `tutor explain`."""

    UNREADABLE = "T001"
    SYNTAX = "T002"
    TOO_BIG = "T003"
    NO_COURSE = "T004"
    NESTED = "T005"
    LONG_NUMBER = "T006"
    LONG_KEY = "T007"
    TOO_MANY = "T008"
    LONG_TEXT = "T009"
    UNKNOWN_KEY = "T010"
    MISSING_KEY = "T011"
    WRONG_VALUE = "T012"
    UNKNOWN_LANGUAGE = "T013"
    FORMAT_VERSION = "T014"
    CONTROL_CHARACTER = "T015"
    OUTSIDE = "T016"
    NO_FILE = "T017"
    UNKNOWN_CHECKER = "T020"
    UNKNOWN_FACT = "T021"
    UNKNOWN_CRITERION = "T022"
    UNKNOWN_STEP = "T023"
    DUPLICATE_ID = "T024"
    UNKNOWN_COMPANY = "T025"
    UNKNOWN_NETWORK = "T026"
    UNKNOWN_MISTAKE = "T027"
    UNKNOWN_TWIN = "T028"
    BAD_KEY_ANSWER = "T029"
    MISSING_TRANSLATION = "T030"
    STERN_WORD = "T031"
    SHOUTING = "T032"
    MARKUP = "T033"
    OVERLONG = "T034"
    UNSURE_NETWORK = "T035"
    STALE_NETWORK = "T036"
    EXPRESSION = "T037"
    FEW_MODELS = "T040"
    FEW_SAMPLES = "T041"
    NO_MUST = "T042"
    SHORT_LADDER = "T043"
    FEW_MISTAKES = "T044"
    SAMPLE_KINDS = "T045"
    WEIGHT_TOO_HEAVY = "T046"
    TWIN_DIFFERS = "T047"
    TWIN_TOO_CLOSE = "T048"
    NOT_COVERED = "T049"
    UNREACHABLE = "T050"
    DEAD_END = "T051"
    LOOP = "T052"
    IMPOSSIBLE_BRANCH = "T053"
    UNSHOWN_BRANCH = "T054"
    WALK_BREAKS = "T055"
    LOOSE_DECISION = "T056"
    MODEL_FAILS = "T060"
    SAMPLE_DIFFERS = "T061"
    MISTAKE_UNUSED = "T062"
    MUST_UNTESTED = "T063"
    ADVERSARIAL_PASSES = "T064"
    CHECKER_BREAKS = "T065"
    KEYWORDS_HELP = "T066"
    LOOKS_MATTER = "T067"
    FACT_FORM_LOST = "T068"
    LEAK_FORM_LOST = "T069"
    STALE_PRECEDENTS = "T070"
    UNREADABLE_QUESTION = "T080"
    NOT_CARRIED_OVER = "T081"


WARNINGS = frozenset(
    {
        Code.CONTROL_CHARACTER,
        Code.MISSING_TRANSLATION,
        Code.STERN_WORD,
        Code.SHOUTING,
        Code.MARKUP,
        Code.OVERLONG,
        Code.UNSURE_NETWORK,
        Code.STALE_NETWORK,
        Code.EXPRESSION,
        Code.FEW_MODELS,
        Code.FEW_SAMPLES,
        Code.SHORT_LADDER,
        Code.FEW_MISTAKES,
        Code.SAMPLE_KINDS,
        Code.WEIGHT_TOO_HEAVY,
        Code.TWIN_DIFFERS,
        Code.TWIN_TOO_CLOSE,
        Code.NOT_COVERED,
        Code.UNKNOWN_TWIN,
        Code.UNREACHABLE,
        Code.UNSHOWN_BRANCH,
        Code.NOT_CARRIED_OVER,
        Code.STALE_PRECEDENTS,
    }
)
"""Codes that do not keep a scenario from being used; every other code does."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend."""

    file: str
    line: int
    """From 1; 0 where the problem is the whole file."""
    column: int
    """From 1, in characters; 0 where the problem is the whole line or file."""
    code: Code
    message: Clean
    """What is wrong, in one sentence."""
    cure: Clean = Clean("")
    """What to do about it; empty where the message says it."""
    snippet: Clean = Clean("")
    """What is shown of the line."""
    width: int = 1
    """Characters of the place, from `column`."""
    pointer: Pointer = (0, 0)
    """Where in the snippet the place begins, and how many characters it has there."""

    @property
    def severity(self) -> Severity:
        """Whether it keeps the scenario from being used."""
        return Severity.WARNING if self.code in WARNINGS else Severity.ERROR

    @property
    def end_column(self) -> int:
        """The first column after the place, from 1; 0 where the problem is the whole line or file."""
        return self.column + max(self.width, 1) if self.column else 0

    @property
    def place(self) -> str:
        """``file:line:column``, as editors read it."""
        return ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])

    def one_line(self) -> str:
        """``file:line:column: code message``, for editors and logs."""
        return f"{self.place}: {self.code} {self.message}"

    def full(self) -> str:
        """The problem with its line, a caret under the place, and the cure."""
        lines = [self.one_line()]
        if self.snippet and self.line:
            margin = f"{self.line:>5} | "
            shown, caret = painted(self.snippet, self.pointer)
            lines.append(margin + shown)
            if self.column:
                lines.append(" " * (len(margin) - 2) + "| " + caret)
        if self.cure:
            lines.append(f"      = {self.cure}")
        return "\n".join(lines)


def whole_file(file: str, code: Code, message: str, cure: str = "") -> Problem:
    """Make a problem that has no line of its own."""
    return Problem(clean_line(file), 0, 0, code, clean_line(message), clean_line(cure))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that keep a scenario from being used."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
