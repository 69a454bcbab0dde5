"""What checkers tell beside the outcome: a link tidied up, how readable a longer text is."""

from __future__ import annotations

import pytest

from tutor.checkers.content.words import PlainWords
from tutor.checkers.facts import NothingInvented
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.internal.actions import OwnerAndDate
from tutor.checkers.tracking.links import TaggedLinkBuilt
from tutor.text.clean import clean

LINK = "https://miralago.example/weekend?utm_source=instagram&utm_medium=social&utm_campaign=april"


def about_link(text: str) -> Finding:
    return TaggedLinkBuilt(site="miralago.example").check(Answer(clean(text)), Context("en"))


def test_a_link_with_capitals_comes_back_without_them() -> None:
    finding = about_link(LINK.replace("instagram", "Instagram"))
    assert (finding.outcome, finding.move) == (Outcome.UNMET, f"Tidied up, yours reads {LINK}")


def test_what_only_the_author_can_mend_is_not_mended() -> None:
    assert about_link(LINK.replace("&utm_campaign=april", "")).move == ""
    assert about_link(LINK).move == ""


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [("it", 120, True), ("it", 60, False), ("en", 120, False)],
)
def test_the_readability_of_a_longer_italian_text_is_told_and_fails_nothing(
    language: str, words: int, told: bool
) -> None:
    sentence = {"it": "Oggi il forno apre alle sei. ", "en": "The oven opens at six. "}[language]
    text = sentence * (words // 5)
    finding = PlainWords().check(Answer(clean(text)), Context(language))
    assert finding.outcome is Outcome.MET
    assert any("Gulpease" in note for note in finding.notes) is told


def test_a_hard_text_is_told_to_be_hard() -> None:
    text = "Il rinoceronte attraversava instancabilmente la sterminata pianura sudafricana. "
    finding = PlainWords().check(Answer(clean(text * 16)), Context("it"))
    assert (finding.outcome, len(finding.notes)) == (Outcome.MET, 1)
    assert "38" in finding.notes[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Come and see the stone turn.", "Nothing in it that the brief does not say."),
        ("Come at 8.30 and see the stone turn.", "Every figure comes from the brief."),
        ("The two of us will be there.", "Nothing in it that the brief does not say."),
        ("Write to piero@mill.example or see mill.example/open.", "Nothing in it that the brief does not say."),
        ("At 8.30, and again 90 minutes later.", "Every figure can be traced."),
    ],
)
def test_figures_are_spoken_of_where_there_are_some(text: str, found: str) -> None:
    """And they come from the brief only where they do: what the author allows is true, and stands elsewhere."""
    context = Context("en", brief="The stone turns at 8.30. Ask piero@mill.example, or see mill.example/open.")
    finding = NothingInvented(allow=("90 minutes",)).check(Answer(clean(text)), context)
    assert (finding.outcome, finding.found) == (Outcome.MET, found)


def test_a_request_without_a_day_and_an_owner_without_one_are_told_in_different_words() -> None:
    """Two criteria of one step may look for these two: a learner who reads both reads two sentences."""
    answer, context = Answer(clean("Could Omar keep a second tray ready?")), Context("en", names=("Omar",))
    request = OwnerAndDate.model_validate({"owner_needed": False, "actions": ["second tray"]}).check(answer, context)
    owner = OwnerAndDate().check(answer, context)
    assert request.found == "I looked for the day from which it holds and did not find it."
    for text in (
        "Could Omar keep a second tray ready? We are full. The house fills up. On Saturday it is worse.",
        "Could Omar keep a second tray ready as soon as possible?",
        "Could somebody keep a second tray ready on Saturday?",
    ):
        found = [
            OwnerAndDate.model_validate(settings).check(Answer(clean(text)), context).found
            for settings in ({"owner_needed": False, "actions": ["second tray"]}, {})
        ]
        assert found[0] != found[1], text
    assert owner.found == "I looked for by when and did not find it."
