"""Which word lists and models nobody asks for: `python -m tests.asked` prints the idle ones of each language.

The cases of checkers and gates are run, by turns, until each list and each model was asked for. In a process of its own,
where nothing was asked for before and kept.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.agreement import CASES, HALVES, cases, judge
from tests.checkers.test_said import heard, said
from tutor.checkers.finding import Answer, Context
from tutor.checkers.gates import screen
from tutor.i18n import LANGUAGES
from tutor.text import moves
from tutor.text.clean import clean
from tutor.text.lexicon import Lexicon, lexicon

MODELS = Path(moves.__file__).parent / "models" / "moves"


def there(language: str) -> set[str]:
    """Return the names of all word lists and, behind ``move:``, of all models."""
    return {*lexicon(language).groups, *(f"move:{path.stem}" for path in (MODELS / language).glob("*.tsv"))}


def idle() -> dict[str, list[str]]:
    """Return what was not asked for when all cases have been run, by language."""
    left = {language: there(language) for language in LANGUAGES}
    for name in ("patterns", "words", "sources"):
        setattr(
            Lexicon, name, _noting(getattr(Lexicon, name), lambda words, group: left[words.language].discard(group))
        )
    moves.model = _noting(moves.model, lambda move, language: left[language].discard(f"move:{move}"))
    for run in _cases():
        run()
        if not any(left.values()):
            break
    return {language: sorted(names) for language, names in left.items()}


def _noting(asked: Callable[..., Any], note: Callable[[Any, Any], None]) -> Callable[..., Any]:
    """Return the same function, noting down first what it is asked for."""

    def answer(one: Any, other: Any) -> Any:
        note(one, other)
        return asked(one, other)

    return answer


def _cases() -> Iterator[Callable[[], object]]:
    """Yield what runs a case: gates and wordings first, then one case of each checker after the other."""
    for case in tomllib.loads((CASES / "gates.toml").read_text("utf-8"))["cases"]:
        yield lambda case=case: screen(Answer(clean(case["text"])), Context(case["language"]))
    for name, settings, context, text, _ in said():
        yield lambda name=name, settings=settings, context=context, text=text: heard(name, settings, context, text)
    for case in sorted((case for half in HALVES for case in cases(half)), key=lambda case: case.number):
        yield lambda case=case: judge(case)


if __name__ == "__main__":
    print(json.dumps(idle()))
