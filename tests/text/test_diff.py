"""What changed between two versions, as a learner can read it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.text.clean import clean
from tutor.text.diff import Change, word_diff

_TEXTS = st.text("ab \n", max_size=40).map(clean)


@given(_TEXTS, _TEXTS)
def test_both_versions_can_be_read_off(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert "".join(text for kind, text in pieces if kind is not Change.REMOVED) == after
    assert "".join(text for kind, text in pieces if kind is not Change.ADDED) == before


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("Come on Saturday.", "Come on Sunday.", ["Come on"]),
        ("Poi la pioggia. Vi aspettiamo in tanti.", "Poi la pioggia. Si assaggia in frantoio.", ["Poi la pioggia."]),
        ("At nine we open the gate.", "At ten we close the gate.", ["At", "the gate."]),
        ("One night.", "One night.", ["One night."]),
    ],
)
def test_a_word_alone_between_two_changes_goes_with_them(before: str, after: str, kept: list[str]) -> None:
    pieces = word_diff(clean(before), clean(after))
    assert [text.strip() for kind, text in pieces if kind is Change.KEPT] == kept
    kinds = [kind for kind, _ in pieces]
    assert all(one is not two for one, two in pairwise(kinds)), "a change is told in one piece"
