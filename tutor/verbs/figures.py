"""Verbs about figures: whether two of them differ by more than chance."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.verbs.base import LANGUAGE

if TYPE_CHECKING:
    from tutor.metrics.proportions import Counts


@click.command("compare")
@click.argument("first")
@click.argument("second")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
def compare_rates(first: str, second: str, as_json: bool, language: str | None) -> None:
    """Say whether a FIRST and a SECOND rate differ by more than chance.

    Each is written as what happened, of how often it could have: `tutor compare 18/340 25/360` compares 18 clicks of
    340 views with 25 of 360.
    """
    from tutor.engine.engine import Engine
    from tutor.wording.rates import comparison_data, comparison_lines

    rates = _counts(first), _counts(second)
    if as_json:
        print(json.dumps(comparison_data(*rates), ensure_ascii=False, indent=2))
    else:
        print("\n".join(comparison_lines(*rates, Engine(language=language).voice)))


def _counts(text: str) -> Counts:
    """Read a rate: *18/340*.

    Raises:
        TutorError: It is none.
    """
    from tutor.metrics.proportions import counts_in
    from tutor.text.clean import clean_line

    try:
        return counts_in(text)
    except ValueError as error:
        raise TutorError(
            marked("this is no rate"),
            clean_line(text, characters=60),
            marked("write what happened, a slash, and how often it could have, in whole numbers: 18/340"),
            ExitCode.USAGE,
        ) from error
