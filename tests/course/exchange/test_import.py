"""Questions become scenarios: nothing is lost in silence, and what is made passes `tutor check`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings

from tests.course.exchange.banks import banks
from tests.material import write_course
from tutor.course.exchange.frame import Frame, language_of
from tutor.course.exchange.gift import read_gift
from tutor.course.exchange.gift_writer import write_gift
from tutor.course.exchange.questions import Bank, Description, Essay, Matching, Pair, Question, Rich
from tutor.course.exchange.reading import QuestionFile
from tutor.course.exchange.scenarios import MOST_STEPS, Imported, scenarios_of
from tutor.course.exchange.written import ANYTHING
from tutor.course.problems import Code
from tutor.engine.checking import check
from tutor.engine.importing import Wishes, import_questions, write_import
from tutor.errors import ExitCode, TutorError

FRAME = Frame("en", ("en",), "mill")


def imported(text: str, frame: Frame = FRAME) -> Imported:
    file = QuestionFile("questions.gift", text)
    return scenarios_of(file, read_gift(file), frame)


def the_step(text: str, frame: Frame = FRAME) -> dict[str, Any]:
    """Return the one step that a question becomes, as its file holds it."""
    made = imported(text, frame)
    steps = [step for draft in made.drafts for step in tomllib.loads(draft.text)["steps"]]
    assert len(steps) == 1
    return steps[0]


def left(text: str) -> list[str]:
    """Return what is left behind of a file."""
    made = imported(text)
    assert {problem.code for problem in made.problems} <= {Code.NOT_CARRIED_OVER}
    return [f"{problem.line}: {problem.message}" for problem in made.problems]


def flat(text: str) -> str:
    return " ".join(text.split())


def strings(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in strings(value)]
    if isinstance(data, list):
        return [text for value in data for text in strings(value)]
    return [data] if isinstance(data, str) else []


def everything(made: Imported) -> str:
    """Return all that an author is given: the texts of the files, their comments, and the list of what is left."""
    files = [draft.text for draft in made.drafts]
    texts = [text for file in files for text in strings(tomllib.loads(file))]
    comments = [line for file in files for line in file.split("\n") if line.startswith("# ")]
    return flat("\n".join([*texts, *comments, *(problem.message for problem in made.problems)]))


@settings(max_examples=150)
@given(banks())
@example([Question(Rich("a <b>c</b> &amp; <img src='x.png' alt='d'>"), Essay())])
@example([Question(Rich("alone"), Description(), "title")])
@example([Question(Rich("one"), Matching((Pair(Rich("a"), "b"),)))])
def test_every_text_is_in_a_file_or_in_the_list(made: list[Question]) -> None:
    text = write_gift(made)
    given_out = everything(imported(text))
    bank = read_gift(QuestionFile("questions.gift", text))
    pieces = [piece for question in bank.questions for piece in question.texts() if piece != ANYTHING]
    lost = [piece for piece in pieces if flat(piece) not in given_out]
    assert lost == []
    assert [category for _, category in bank.categories if flat(category) not in given_out] == []


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(banks())
def test_what_is_made_has_no_error(tmp_path_factory: pytest.TempPathFactory, made: list[Question]) -> None:
    folder = tmp_path_factory.mktemp("import")
    source = folder / "questions.gift"
    source.write_text(write_gift(made), "utf-8")
    for root in (folder / "new", write_course(folder / "there")):
        target, result = import_questions(source, "gift", Wishes(root), "en")
        write_import(target, result)
        if result.drafts:
            problems = check(root).problems
            made_here = {draft.path for draft in result.drafts} | set(target.besides)
            assert [p.full() for p in problems if p.severity == "error" and p.file in made_here] == []


CARRIED = [
    ("Is it?{T#no, look#yes ####both}", "choice", ["no, look\nboth", "yes\nboth"]),
    ("Which?{~a#x =b ####both}", "choice", ["x\nboth", "both"]),
    ("How many?{#4:0.5#yes ~#no}", "number", ["no", 4, 0.5]),
    ("How many?{#3..5}", "number", [4, 1]),
    ("Match.{=a -> x =b -> y#why =  -> z}", "match", ["why", "z"]),
    ("Two?{~%50%a ~%50%b ~%-50%c ~%-50%d}", "choice", [True, "net"]),
    ("One?{~%100%a ~%-50%b}", "choice", ["coverage"]),
    ("Which?{=oil #good\n=%50%bread#near =%0%*#none}", "text", ["oil", "near", "none", "bread"]),
    ("Tell.{}", "text", ["self"]),
]


@pytest.mark.parametrize(("text", "kind", "holds"), CARRIED, ids=[row[0] for row in CARRIED])
def test_a_question_becomes_a_step_of_its_kind(text: str, kind: str, holds: list[Any]) -> None:
    step = the_step(text)
    assert step["answer"]["kind"] == kind
    values = list(_values(step))
    assert [value for value in holds if value not in values] == []


def _values(data: Any) -> list[Any]:
    if isinstance(data, dict):
        return [each for value in data.values() for each in _values(value)]
    if isinstance(data, list):
        return [each for value in data for each in _values(value)]
    return [data]


LEFT = [
    ("Which?{~a ~%50%b =c}", "1: this option earns 50 % there"),
    ("Which?{~a =b =c}", "1: there one of the right answers is enough"),
    ("Two?{~%50%a ~%50%b ~c}", "1: no credit scheme adds up to these weights (50 %, 50 %, 0 %)"),
    ("Which?{=a word#good}", "«good»"),
    ("Which?{=oil =%50%bread}", "1: this answer is not recognised: «bread»"),
    ("Is oil good?{=oil}", "1: this answer is not recognised: «oil»"),
    (
        "Is oil good?{=oil =mill}",
        "1: this accepted answer cannot be looked for in a text, or stands in the question: «oil»",
    ),
    ("Which?{=oil =*#all}", "1: this answer is not recognised: «*» «all»"),
    (
        "How many?{#=4 =%50%4:1#near}",
        "1: another number that earns 50 % there earns nothing here (4, give or take 1): «near»",
    ),
    ("Tell.{####all}", "1: the general feedback has no place in this step: «all»"),
    ("[html]<b>Tell</b> <img src='@@PLUGINFILE@@/a.png'>.{}", "@@PLUGINFILE@@/a.png"),
    ("[markdown]*Tell*.{}", "1: the Markdown of this question is shown as typed"),
    (
        "Tell.{}\n\n::End::All done.",
        "3: this question is left out: no question follows this description in its category: «End» «All done.»",
    ),
    ("Tell.{}\n\n// bye", "3: no question follows this comment: «bye»"),
    ("Match.{=a -> b}", "1: this question is left out: a match takes two items and two classes: «Match.» «a» «b»"),
]


@pytest.mark.parametrize(("text", "message"), LEFT, ids=[row[0] for row in LEFT])
def test_what_has_no_place_is_listed_with_its_line(text: str, message: str) -> None:
    assert [line for line in left(text) if message in line], left(text)


@pytest.mark.parametrize("text", [row[0] for row in CARRIED[:1] + CARRIED[3:7] + CARRIED[8:]])
def test_what_is_carried_whole_is_not_listed(text: str) -> None:
    assert left(text) == []


def test_html_becomes_plain_text() -> None:
    step = the_step(
        "[html]<p>Oil&nbsp;&amp; bread</p><ul><li>one<li>two</ul><img alt\\='a mill' src\\=x> List<String> 1 < 2{}"
    )
    assert step["ask"] == "Oil & bread\n- one\n- two\n[a mill] List<String> 1 < 2"


def test_a_description_is_the_material_of_the_next_step() -> None:
    step = the_step("::Read::First this.\n\nAnd this.\n\nThen?{T}")
    assert step["material"] == [{"title": "Read", "text": "First this."}, {"text": "And this."}]


def test_questions_are_grouped_by_category_and_shared_out() -> None:
    oil = "\n\n".join(f"Oil {number}?{{T}}" for number in range(MOST_STEPS + 1))
    made = imported(f"{oil}\n\n$CATEGORY: $course$/top/Bread and//or salt\n\nSalt?{{F}}")
    sizes = {draft.id: len(draft.steps) for draft in made.drafts}
    assert sizes == {"questions-1": 4, "questions-2": 5, "bread-and-or-salt": 1}


def test_true_and_false_in_the_language_of_the_questions() -> None:
    assert [option["text"] for option in the_step("È vero?{T}", Frame("it", ("it",), "mill"))["answer"]["options"]] == [
        "Vero",
        "Falso",
    ]
    both = the_step("È vero?{T}", Frame("it", ("it", "en"), "mill"))
    assert both["answer"]["options"][0]["text"] == {"it": "Vero", "en": "True"}


def test_the_language_is_told_by_the_small_words() -> None:
    def bank(text: str) -> Bank:
        return read_gift(QuestionFile("q.gift", text))

    assert language_of(bank("Che cosa si scrive nella didascalia della foto?{}")) == "it"
    assert language_of(bank("What is it that you write below the photo?{}")) == "en"
    assert language_of(bank("42?{}")) is None


def test_nothing_is_written_over(tmp_path: Path) -> None:
    source = tmp_path / "q.gift"
    source.write_text("Q{T}", "utf-8")
    target, result = import_questions(source, "gift", Wishes(tmp_path / "course"), "en")
    written = write_import(target, result)
    assert [path.relative_to(tmp_path / "course").as_posix() for path in written] == [
        "course.toml",
        "companies/my-company.toml",
        "content/q.toml",
    ]
    before = {path: path.read_bytes() for path in written}
    target, result = import_questions(source, "gift", Wishes(tmp_path / "course"), "en")
    with pytest.raises(TutorError, match="there already") as refused:
        write_import(target, result)
    assert refused.value.exit_code == ExitCode.UNWRITABLE
    assert {path: path.read_bytes() for path in written} == before


def test_a_link_out_of_the_course_is_not_followed(tmp_path: Path) -> None:
    root = write_course(tmp_path / "course")
    (tmp_path / "outside").mkdir()
    (root / "tracking").symlink_to(tmp_path / "outside")
    source = tmp_path / "q.gift"
    source.write_text("Q{T}", "utf-8")
    target, result = import_questions(source, "gift", Wishes(root, area="tracking"), "en")
    with pytest.raises(TutorError, match="leads out of the course"):
        write_import(target, result)
    assert list((tmp_path / "outside").iterdir()) == []


REFUSED = [
    (Wishes(Path("nowhere/content/x.toml")), "no course here"),
    (Wishes(Path("course"), area="oil"), "no such skill area"),
    (Wishes(Path("course"), company="mil"), "no such company"),
    (Wishes(Path("course/content/x.toml")), "several scenarios"),
]


@pytest.mark.parametrize(("wishes", "title"), REFUSED, ids=[row[1] for row in REFUSED])
def test_what_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wishes: Wishes, title: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write_course(tmp_path / "course")
    source = tmp_path / "q.gift"
    source.write_text("Q{T}\n\n$CATEGORY: b\n\nR{F}", "utf-8")
    with pytest.raises(TutorError, match=title):
        write_import(*import_questions(source, "gift", wishes, "en"))
    assert len(list((tmp_path / "course").rglob("*.toml"))) == 3
