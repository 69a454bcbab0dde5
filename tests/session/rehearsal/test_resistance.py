"""Made-up answers: each family comes, each is caught where nothing holds it, and looks change nothing."""

from __future__ import annotations

import unicodedata
from importlib import import_module
from pathlib import Path

import pytest

from tests.session.rehearsal.stages import bent, found, loaded, rehearsed, sample, with_samples
from tutor.checkers.gates import ALWAYS, GateId
from tutor.course.problems import Code
from tutor.session.rehearsal.attacks import attacks
from tutor.session.rehearsal.resistance import looks
from tutor.session.rehearsal.stage import Elsewhere, Stage

OPEN = "relax = [" + ", ".join(f'"{gate.value}"' for gate in GateId if gate not in ALWAYS) + "]"
"""Every gate that can be switched off, switched off."""
LOOSE = bent(
    ('use = "content.facts_kept"', 'use = "content.mentions"'),
    ('facts = ["day"]', 'groups.it = [["sabato"]]\n  groups.en = [["saturday"]]'),
    (
        'answer = { kind = "post", network = "instagram" }',
        f'answer = {{ kind = "post", network = "instagram" }}\n{OPEN}',
    ),
)
"""A step that takes anything with one word in it."""
FAMILIES = {
    "an empty answer",
    "a blank answer",
    "a row of emoji",
    "lorem ipsum",
    "gibberish",
    "a text about something else",
    "talk to the grader",
    "the pasted brief",
    "the brief with a few words swapped",
    "the question pasted back",
    "a model of another scenario",
    "a model in another language",
    "a list of the right words",
    "the right words in a row",
    "the right words with glue between them",
    "a shuffled model",
    "one sentence said again and again",
    "a model in capitals",
    "a model with the confidential fact 2",
}


def test_every_family_of_attacks_comes_and_is_the_same_each_time(tmp_path: Path) -> None:
    elsewhere = Elsewhere(("The library opens on Tuesday.",), {"line": ("Sabato 9 novembre la macina gira.",)})
    stage = Stage(loaded(tmp_path), 0)
    first = list(attacks(stage, elsewhere))
    assert {attack.name for attack in first} == FAMILIES
    assert first == list(attacks(stage, elsewhere))


def test_a_figure_is_invented_only_where_a_must_watches_for_it(tmp_path: Path) -> None:
    guarded = bent(('use = "content.call_to_action"', 'use = "content.nothing_invented"\n  weight = "must"'))
    names = {attack.name for attack in attacks(Stage(loaded(tmp_path, guarded), 0), Elsewhere())}
    assert "a model with an invented figure" in names


def test_what_passes_an_open_step_is_told_by_its_name(tmp_path: Path) -> None:
    told = {problem.message.partition(" passes")[0] for problem in found(tmp_path, LOOSE, Code.ADVERSARIAL_PASSES)}
    assert told >= {
        "[en] a list of the right words",
        "[en] a shuffled model",
        "[en] one sentence said again and again",
        "[en] a model in capitals",
    }


def test_a_leak_that_no_must_watches_is_no_attack_and_a_lost_one_is_told(tmp_path: Path) -> None:
    deaf = bent(('match.en = ["rossi bakery"]', 'match.en = ["bianchi bakery"]'))
    told = found(tmp_path, deaf, Code.ADVERSARIAL_PASSES)
    assert ["confidential fact 2" in problem.message for problem in told] == [True]


def test_keywords_below_a_failing_sample_do_not_lift_it(tmp_path: Path) -> None:
    fails = with_samples(sample("Come and see how the stone turns for all of us.", '"fail"'))
    lifted = found(tmp_path, LOOSE.replace(*fails), Code.KEYWORDS_HELP)
    assert all("failing sample passes" in problem.message for problem in lifted)
    assert len(lifted) == 2
    assert found(tmp_path / "strict", bent(fails), Code.KEYWORDS_HELP) == []


def test_looks_are_other_spellings_of_the_same_text() -> None:
    text = 'Perché no? "Sì", l\'olio è qui.\nVenite.'
    forms = dict(looks(text))
    assert forms["curly quotes"] == "Perché no? “Sì”, l’olio è qui.\nVenite."
    assert forms["no accents"] == 'Perche no? "Si", l\'olio e qui.\nVenite.'
    assert unicodedata.normalize("NFC", forms["accents as characters of their own"]) == text
    assert forms["double spaces"].split() == text.split() == forms["blanks at the ends of lines"].split()
    assert len(set(forms.values())) == len(forms)


def test_a_band_that_changes_with_the_looks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    passes = bent(with_samples(sample("On Saturday 9 November come to the mill and bring a bag.")))
    assert found(tmp_path, passes, Code.LOOKS_MATTER) == []
    monkeypatch.setattr(
        import_module("tutor.session.rehearsal.resistance"),
        "looks",
        lambda text: [("no figures", text.replace("9", "").replace("Saturday", ""))],
    )
    told = found(tmp_path, passes, Code.LOOKS_MATTER)
    assert ["no figures" in problem.message for problem in told] == [True]


def test_made_up_answers_are_counted(tmp_path: Path) -> None:
    tally = rehearsed(tmp_path).tally
    assert tally.samples == 1
    assert tally.generated > 20
