"""What checkers tell beside the outcome: a link tidied up, how readable a longer text is."""

from __future__ import annotations

import re

import pytest

from tutor.checkers.confidential import NothingConfidential
from tutor.checkers.content.words import PlainWords
from tutor.checkers.facts import FactsKept, NothingInvented
from tutor.checkers.finding import Answer, Context, Fact, Finding, Outcome
from tutor.checkers.gates import screen
from tutor.checkers.internal.actions import OwnerAndDate
from tutor.checkers.tracking.links import TaggedLinkBuilt
from tutor.i18n import LANGUAGES
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


def test_an_ampersand_from_the_source_of_a_page_comes_back_plain() -> None:
    finding = about_link(LINK.replace("&", "&amp;"))
    assert (finding.outcome, finding.move) == (Outcome.UNMET, f"Tidied up, yours reads {LINK}")
    assert "&amp;" in finding.found


@pytest.mark.parametrize(
    ("tag", "outcome"),
    [
        ("&utm_content=rossi-impianto", Outcome.UNMET),
        ("&utm_content=martina", Outcome.UNMET),
        ("&utm_term=3331234567", Outcome.UNMET),
        ("&utm_id=120210000000000", Outcome.MET),
        ("&utm_content=rosa", Outcome.MET),
        ("&utm_content=profilo", Outcome.MET),
        ("&utm_content=m.r", Outcome.MET),
    ],
)
def test_a_link_carries_nobody_along(tag: str, outcome: Outcome) -> None:
    built = TaggedLinkBuilt(site="miralago.example")
    assert built.check(Answer(clean(LINK + tag)), Context("it")).outcome is outcome


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
    assert request.found == "I did not find this yet: the day."
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
    assert owner.found == "I did not find this yet: by when."


DAY = Fact("day", 1, "On Saturday 9", "the day", ("saturday 9",))
PLACE = Fact("place", 2, "In the garage", "the garage", ("garage",), confidential=True)
INSIDE = Context("en", facts=(DAY, PLACE))
LOREM = (
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore "
    "magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo. "
) * 14


@pytest.mark.parametrize(
    ("language", "accept", "found"),
    [
        ("en", ("saturday 9",), "The fact is there: “Saturday 9”."),
        ("it", ("sabato 9",), "Il fatto c'è: «sabato 9»."),
    ],
)
def test_one_fact_is_spoken_of_as_one(language: str, accept: tuple[str, ...], found: str) -> None:
    context = Context(language, facts=(Fact("day", 1, "x", "x", accept),))
    text = {"en": "Come on Saturday 9.", "it": "Vieni sabato 9."}[language]
    assert FactsKept(facts=("day",)).check(Answer(clean(text)), context).found == found


def test_a_leak_is_told_without_repeating_it_and_with_a_reason_that_holds_for_any_brief() -> None:
    leak = NothingConfidential().check(Answer(clean("Find us in the garage.")), INSIDE)
    assert leak.found == "“garage” gives fact 2 away, and that one stays inside."
    assert "promised" not in leak.why
    kept = NothingConfidential().check(Answer(clean("Come on Saturday 9.")), INSIDE)
    assert kept.found == "Nothing confidential slipped out: that is how one goes on being trusted."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", [LOREM, "stone, mill, flour, Saturday, oven, bread, street, booking, taste, price, car, "]
)
def test_a_row_of_words_is_not_called_the_right_words(text: str, language: str) -> None:
    """Given three thousand characters of filler, or keywords, then nothing good is said of words nobody chose."""
    held = screen(Answer(clean(text)), Context(language, brief="The mill bakes bread."))
    assert held.held
    assert not re.search(r"right words|parole sono quelle giuste", held.message)


@pytest.mark.parametrize(("language", "found"), [("en", "it is clear what happens, and when"), ("it", "e quando")])
def test_a_deadline_is_no_beginning(language: str, found: str) -> None:
    text = {"en": "Send the list by Friday at 12.", "it": "Mandate l'elenco entro venerdì alle 12."}[language]
    checker = OwnerAndDate.model_validate({"owner_needed": False, "actions": ["send", "mandate"]})
    finding = checker.check(Answer(clean(text)), Context(language))
    assert finding.outcome is Outcome.MET
    assert found in finding.found
    assert "from when" not in finding.found
    assert "da quando" not in finding.found
