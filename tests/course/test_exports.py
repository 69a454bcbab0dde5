"""Export files and threads as exercise material: read, shown, counted into the digest, and asked about."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.material import SCENARIO, write_course
from tutor.checkers.finding import Answer, Outcome
from tutor.checkers.tracking.rates import Rate
from tutor.course.exports import MOST_ROWS
from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.course.problems import Code, Problem
from tutor.session.grading import context_for, grade
from tutor.session.material import MOST_ROWS as MOST_SHOWN
from tutor.session.material import material_view
from tutor.text.clean import clean

FILES = Path(__file__).parent.parent / "cases" / "exports"
REAL = Path(__file__).parents[3] / "shared" / "reference" / "exports"
POSTS = """Post title,Post link,Created date,Impressions,Clicks,Likes
"Open day, the day after",https://x.example/1,11/10/2026,"1,200",60,31
New flour,https://x.example/2,11/12/2026,800,10,12
"""
MATERIAL = '\n[[steps.material]]\nexport = "exports/posts.csv"\n'
ANSWER = """
[[steps]]
id = "rate"
ask = "How many clicks for 100 impressions?"

[steps.answer]
kind = "number"
from_export = { file = "exports/posts.csv", formula = "ctr", numerator = "Clicks", denominator = "impressions" }
"""
CRITERION = """
  [[steps.criteria]]
  id = "rate"
  use = "tracking.rate"
  question = "Is the rate there?"
  from_export = { file = "exports/posts.csv", formula = "ctr", numerator = "Clicks", denominator = "Impressions" }
"""
AFTER_ANSWER = 'answer = { kind = "post", network = "instagram" }\n'


def course(root: Path, scenario: str, **files: str | bytes) -> tuple[LoadedScenario | None, list[Problem]]:
    write_course(root, scenario)
    for name, text in files.items():
        path = root / "exports" / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    opened = load_course(root, "en")
    return load_scenario(opened.files[0], opened)


def with_material(material: str = MATERIAL, more: str = "") -> str:
    return SCENARIO.replace(AFTER_ANSWER, AFTER_ANSWER + material + more, 1)


def loaded(root: Path, scenario: str, **files: str | bytes) -> LoadedScenario:
    found, problems = course(root, scenario, **files)
    assert found is not None, [problem.full() for problem in problems]
    return found


def one_problem(root: Path, scenario: str, **files: str | bytes) -> Problem:
    found, problems = course(root, scenario, **files)
    assert found is None
    assert len(problems) == 1, [problem.full() for problem in problems]
    return problems[0]


def test_a_file_becomes_a_table_without_ids_and_links(tmp_path: Path) -> None:
    piece = loaded(tmp_path, with_material(), posts=POSTS).scenario.steps[0].material[0]
    assert piece.columns == ("Post title", "Created date", "Impressions", "Clicks", "Likes")
    assert piece.rows == (
        ("Open day, the day after", "2026-11-10", "1,200", "60", "31"),
        ("New flour", "2026-11-12", "800", "10", "12"),
    )


def test_an_author_chooses_columns_by_their_names_or_keys_and_their_order(tmp_path: Path) -> None:
    material = MATERIAL + 'columns = ["clicks", "Post title", "IMPRESSIONS"]\n'
    piece = loaded(tmp_path, with_material(material), posts=POSTS).scenario.steps[0].material[0]
    assert piece.columns == ("Clicks", "Post title", "Impressions")
    assert piece.rows[1] == ("10", "New flour", "800")


def test_totals_come_first_and_say_what_they_are(tmp_path: Path) -> None:
    file = (FILES / "youtube_content.csv").read_bytes()
    material = MATERIAL + 'columns = ["views", "title"]\n'
    piece = loaded(tmp_path, with_material(material), posts=file).scenario.steps[0].material[0]
    assert piece.rows[0] == ("Total: 3,310", "")
    assert piece.rows[1] == ("2,905", "Folding, in one minute")


def test_numbers_are_written_as_the_learner_writes_them(tmp_path: Path) -> None:
    root = write_course(tmp_path, with_material(), **{"exports/posts.csv": POSTS})
    opened = load_course(root, "it")
    found, _ = load_scenario(opened.files[0], opened)
    assert found is not None
    assert found.scenario.steps[0].material[0].rows[0][2] == "1.200"


@pytest.mark.parametrize("path", sorted(FILES.glob("*.csv")), ids=lambda path: path.stem)
def test_every_shape_of_file_is_material(tmp_path: Path, path: Path) -> None:
    piece = loaded(tmp_path, with_material(), posts=path.read_bytes()).scenario.steps[0].material[0]
    assert piece.rows
    assert all(len(row) == len(piece.columns) for row in piece.rows)


@pytest.mark.skipif(not REAL.is_dir(), reason="the reference exports are not part of the project")
def test_every_reference_export_is_material(tmp_path: Path) -> None:
    for number, path in enumerate(sorted(REAL.glob("*.csv"))):
        found = loaded(tmp_path / str(number), with_material(), posts=path.read_bytes())
        assert found.scenario.steps[0].material[0].rows, path.name


def test_the_digest_changes_with_the_file(tmp_path: Path) -> None:
    first = loaded(tmp_path / "a", with_material(), posts=POSTS).digest
    same = loaded(tmp_path / "b", with_material(), posts=POSTS).digest
    other = loaded(tmp_path / "c", with_material(), posts=POSTS.replace("60", "61")).digest
    assert first == same != other


def test_figures_of_the_material_are_not_invented(tmp_path: Path) -> None:
    more = '\n  [[steps.criteria]]\n  id = "true"\n  use = "content.nothing_invented"\n  question = "True?"\n'
    found = loaded(tmp_path, with_material(more=more), posts=POSTS)
    step = found.scenario.steps[0]
    for text, outcome in (
        ("Come on Saturday 9 November: the last post was seen 1,200 times.", Outcome.MET),
        ("Come on Saturday 9 November: the last post was seen 1,300 times.", Outcome.UNMET),
    ):
        finding = grade(found, step, Answer(clean(text))).of("true")
        assert finding is not None
        assert finding.outcome is outcome, text


def test_a_thread_is_a_conversation_that_checkers_read(tmp_path: Path) -> None:
    material = """
[[steps.material]]
title = "Comments"
thread = [
  { who = "Anna", when = "yesterday, 21:40", text.en = "Is it open on Sunday?" },
  { who = "Ugo", text.en = "Does it cost 17 euros?" },
  { who = "Piero", text.en = "No, on Saturday.", to = 1 },
  { who = "Anna", text.en = "Pity.", to = 3 },
]
"""
    found = loaded(tmp_path, with_material(material))
    step = found.scenario.steps[0]
    thread = material_view(step.material[0]).thread
    assert [(comment.who, comment.replies_to, comment.depth) for comment in thread] == [
        ("Anna", "", 0),
        ("Piero", "Anna", 1),
        ("Anna", "Piero", 2),
        ("Ugo", "", 0),
    ]
    assert "Does it cost 17 euros?" in context_for(found, step, {}).material


def test_a_long_table_says_how_many_rows_are_left_out() -> None:
    from tutor.course.material import Material

    rows = tuple((str(number),) for number in range(MOST_SHOWN + 3))
    shown = material_view(Material(columns=("n",), rows=rows))
    assert (len(shown.rows), shown.left_out) == (MOST_SHOWN, 3)


@pytest.mark.parametrize(
    ("material", "code", "place", "said", "cure"),
    [
        (MATERIAL.replace("posts.csv", "pots.csv"), Code.NO_FILE, "pots", "there is no file", "capitals"),
        (MATERIAL.replace("exports/", "../"), Code.OUTSIDE, "../", "climbs out", "course's folder"),
        (MATERIAL.replace("exports/posts.csv", "/etc/hosts"), Code.OUTSIDE, "/etc", "is not seen from", "folder"),
        (MATERIAL.replace("posts", "book"), Code.UNREADABLE, "book", "a workbook", "save it as CSV"),
        (MATERIAL.replace("posts", "empty"), Code.UNREADABLE, "empty", "no table", ""),
        (MATERIAL.replace("posts", "long"), Code.TOO_BIG, "long", "rows", str(MOST_ROWS)),
        (MATERIAL + 'columns = ["Click"]\n', Code.WRONG_VALUE, "Click", "no column 'Click'", "Clicks"),
        (MATERIAL + 'rows = [["1"]]\n', Code.WRONG_VALUE, "posts.csv", "leave rows out", ""),
        (
            '\n[[steps.material]]\nthread = [{ who = "A", text = "B", to = 1 }]\n',
            Code.WRONG_VALUE,
            "thread",
            "above",
            "",
        ),
    ],
    ids=lambda value: "",
)
def test_what_is_wrong_with_material_is_told_with_its_place_and_cure(
    tmp_path: Path, material: str, code: Code, place: str, said: str, cure: str
) -> None:
    long = "Post,Clicks\n" + "".join(f"p{n},{n}\n" for n in range(MOST_ROWS + 1))
    files: dict[str, str | bytes] = {"posts": POSTS, "book": b"PK\x03\x04rest", "empty": "\n", "long": long}
    problem = one_problem(tmp_path, with_material(material), **files)
    assert problem.code is code
    assert place in problem.snippet
    assert said in problem.message
    assert cure in problem.cure


def test_a_link_out_of_the_course_is_no_material(tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text(POSTS, "utf-8")
    root = tmp_path / "course"
    (root / "exports").mkdir(parents=True)
    (root / "exports" / "posts.csv").symlink_to(outside)
    assert "leads out of the course" in one_problem(root, with_material()).message


def test_a_number_takes_its_key_from_the_file(tmp_path: Path) -> None:
    """70 clicks of 2,000 impressions are 3.5 %, which no author computed."""
    found = loaded(tmp_path, with_material() + ANSWER, posts=POSTS)
    step = found.scenario.step("rate")
    assert step is not None
    for text, passed in (("3.5 %", True), ("0.035", True), ("70 of 2000", True), ("2.9", False), ("43", False)):
        assert grade(found, step, Answer(clean(text))).passed is passed, text


def test_the_rows_that_count_are_chosen_by_their_cells(tmp_path: Path) -> None:
    answer = ANSWER.replace(" }\n", ', rows = { "Post title" = "new flour" } }\n')
    found = loaded(tmp_path, with_material() + answer, posts=POSTS)
    assert getattr(found.scenario.steps[-1].answer, "value", None) == 1.25


def test_a_mean_of_rates_is_computed_too(tmp_path: Path) -> None:
    posts = "Post,Rate\na,5%\nb,2%\n"
    answer = ANSWER.replace(
        'formula = "ctr", numerator = "Clicks", denominator = "impressions"',
        'formula = "average_er", numerator = "Rate"',
    )
    found = loaded(tmp_path, with_material() + answer, posts=posts)
    assert getattr(found.scenario.steps[-1].answer, "value", None) == 3.5


def test_a_rate_takes_its_figures_and_their_names_from_the_file(tmp_path: Path) -> None:
    found = loaded(tmp_path, with_material(more=CRITERION), posts=POSTS)
    checker = found.checkers["line", "rate"]
    assert isinstance(checker, Rate)
    assert (checker.part, checker.whole, checker.other_wholes) == (Decimal(70), Decimal(2000), {"Likes": Decimal(43)})
    context = context_for(found, found.scenario.steps[0], {})
    for text, outcome, said in (
        ("70 clicks out of 2000 impressions, that is 3.5 %.", Outcome.MET, ""),
        ("The rate was 3.5 %.", Outcome.PARTLY, ""),
        ("It did well: 162.8 % this week.", Outcome.UNMET, "by Likes"),
        ("It did well.", Outcome.UNMET, ""),
    ):
        finding = checker.check(Answer(clean(text)), context)
        assert finding.outcome is outcome, text
        assert said in finding.found


@pytest.mark.parametrize(
    ("old", "new", "said", "cure"),
    [
        ('"ctr"', '"crt"', "no formula 'crt'", "ctr"),
        ('"Clicks"', '"Click"', "no column 'Click'", "Clicks"),
        ('"Clicks"', '["Clicks", "Likes"]', "", ""),
        ('file = "exports/posts.csv"', 'file = "posts.csv"', "no step shows", "exports/posts.csv"),
        ('"ctr"', '"er_daily"', "takes one column for each of", ""),
        ('"impressions" }', '"impressions", rows = { Clicks = "7" } }', "no row of", ""),
        ('denominator = "impressions"', 'denominator = "Post title"', "add up to nothing", ""),
        ('from_export = {', 'tolerance = 1 #', "give value", ""),
    ],
    ids=lambda value: "",
)  # fmt: skip
def test_a_key_that_cannot_be_computed_is_told(tmp_path: Path, old: str, new: str, said: str, cure: str) -> None:
    assert old in ANSWER
    scenario = with_material() + ANSWER.replace(old, new)
    if not said:
        assert loaded(tmp_path, scenario, posts=POSTS)
        return
    problem = one_problem(tmp_path, scenario, posts=POSTS)
    assert (problem.code, problem.line > 0) == (Code.WRONG_VALUE, True)
    assert said in problem.message
    assert cure in problem.cure


def test_a_measure_that_is_no_share_is_not_asked_of_a_text(tmp_path: Path) -> None:
    more = CRITERION.replace('"ctr"', '"cpm"')
    assert "answer of kind number" in one_problem(tmp_path, with_material(more=more), posts=POSTS).message


def test_a_missing_file_is_one_problem_not_two(tmp_path: Path) -> None:
    assert "there is no file" in one_problem(tmp_path, with_material(more=CRITERION) + ANSWER).message
