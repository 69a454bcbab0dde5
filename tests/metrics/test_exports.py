"""Tables that networks let people download. The files under tests/cases/exports hold invented values."""

from __future__ import annotations

import time
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.errors import TutorError
from tutor.metrics.cells import read_figure, read_moment
from tutor.metrics.exports import Doubt, Doubtful, Export, ExportError, read_export, read_exports
from tutor.metrics.shapes import shapes, usual_kind
from tutor.metrics.tables import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS
from tutor.text.clean import unsafe_characters

FILES = Path(__file__).parent.parent / "cases" / "exports"
ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=300)
TABLISH = st.text(alphabet='ab1,;\t"\n\r#.%/-2026K TotalDate\x00\ufeff\ud800', max_size=200)


def export(name: str) -> Export:
    return read_export((FILES / name).read_bytes(), name=name)


@pytest.mark.parametrize(
    ("name", "kind", "rows", "totals"),
    [
        ("x_content.csv", "x-content", 3, 0),
        ("x_overview.csv", "x-overview", 3, 0),
        ("instagram_posts.csv", "instagram-posts", 2, 0),
        ("instagram_posts_it.csv", "instagram-posts", 2, 0),
        ("facebook_posts.csv", "facebook-posts", 1, 0),
        ("linkedin_posts.csv", "linkedin-posts", 2, 0),
        ("youtube_content.csv", "youtube-content", 2, 1),
        ("tiktok_content.csv", "tiktok-content", 1, 1),
        ("ga4_two_periods.csv", "ga4-traffic-acquisition", 2, 1),
        ("plain_table.csv", "table", 3, 1),
    ],
)
def test_a_table_is_known_by_its_columns(name: str, kind: str, rows: int, totals: int) -> None:
    found = export(name)
    assert (found.kind, len(found.rows), len(found.totals)) == (kind, rows, totals)


def test_x_posts_keep_their_ids_their_lines_and_their_days() -> None:
    found = export("x_content.csv")
    assert found.column("post_id") == ("2061000000000000017", "2061000000000000029", "2.06112E+18")
    assert found.column("text")[0] == "The oven is back on.\n#bread from six, as ever"
    assert found.column("text")[1] == 'Rye, "the dark one", on Fridays'
    assert found.column("date") == (date(2026, 6, 1), date(2026, 6, 4), date(2026, 6, 9))
    assert found.column("impressions") == (1204, 1100, 640)
    assert found.warnings == (
        Doubt(Doubtful.MANGLED_ID, "Post id", 3),
        Doubt(Doubtful.ROUNDED, "Impressions", 2),
    )


def test_the_period_comes_from_comments_or_name_or_days() -> None:
    content = (FILES / "x_content.csv").read_bytes()
    named = read_export(content, name="account_analytics_content_2026-05-20_2026-06-19.csv")
    assert (named.since, named.until) == (date(2026, 5, 20), date(2026, 6, 19))
    overview = export("x_overview.csv")
    assert (overview.since, overview.until) == (date(2026, 6, 1), date(2026, 6, 3))
    assert export("x_content.csv").since is None


def test_google_analytics_writes_two_periods_one_below_the_other() -> None:
    june, may = read_exports((FILES / "ga4_two_periods.csv").read_bytes())
    assert (june.since, june.until) == (date(2026, 6, 1), date(2026, 6, 30))
    assert (may.since, may.until) == (date(2026, 5, 1), date(2026, 5, 31))
    assert june.column("key_events") == (12, 0)
    assert may.column("key_events") == (7,), "Conversions is the older name"
    assert june.totals[0][1] == 447
    assert Doubt(Doubtful.MORE_TABLES, count=1) in export("ga4_two_periods.csv").warnings


def test_moments_and_days() -> None:
    assert export("instagram_posts.csv").column("posted_at") == (
        datetime(2026, 6, 11, 7, 45),
        datetime(2026, 6, 2, 18, 30),
    )
    assert export("instagram_posts.csv").column("date") == ("Lifetime", "Lifetime")
    assert export("linkedin_posts.csv").column("posted_at") == (date(2026, 6, 14), date(2026, 6, 3))


def test_an_italian_table_with_semicolons_is_read_as_italians_write() -> None:
    found = export("instagram_posts_it.csv")
    assert found.column("views") == (12480, 1803)
    assert found.column("posted_at") == (datetime(2026, 6, 11, 7, 45), datetime(2026, 6, 22, 18, 30))
    assert found.column("engagement_rate") == (Decimal("5.66"), Decimal("8.74"))
    assert [column.kind for column in found.columns if column.key == "engagement_rate"] == ["percent"]


def test_shares_of_one_stay_shares_of_one() -> None:
    found = export("linkedin_posts.csv")
    assert found.column("click_through_share") == (Decimal("0.045"), Decimal("0.01"))
    mixed = read_export("Sessions,Engaged sessions,Engagement rate\n10,5,50%\n8,2,0.25\n")
    assert mixed.column("engagement_rate") == (Decimal("0.5"), Decimal("0.25"))


def test_ids_that_a_spreadsheet_has_spoiled_are_told() -> None:
    found = export("facebook_posts.csv")
    assert found.column("post_id") == ("1.22158E+17",)
    assert [doubt.what for doubt in found.warnings] == [Doubtful.MANGLED_ID] * 2


def test_totals_stand_apart_and_a_video_may_be_called_total() -> None:
    found = export("youtube_content.csv")
    assert found.column("content_id") == ("-kQ2fornoB_1", "pain0nline2x"), "without the space before the hyphen"
    assert found.column("title") == ("Folding, in\none minute", "Total")
    assert found.totals[0][:5] == ("Total", "", "", "", Decimal(3310))
    assert export("linkedin_posts.csv").column("title")[1] == "Total"


def test_a_plain_table_is_read_by_its_cells() -> None:
    found = export("plain_table.csv")
    assert [column.kind for column in found.columns] == ["number", "text", "number", "number", "percent", "day"]
    assert found.column("Share of calls (%)") == (Decimal("7.5"), Decimal("7.69"), "")
    assert found.column("When") == (date(2026, 6, 3), date(2026, 6, 10), date(2026, 6, 17))
    assert found.column("clicks") == (40, 52, "")
    assert found.warnings == ()
    assert found.column("nothing") == found.column("") == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    text = (FILES / "instagram_posts.csv").read_text("utf-8").replace("Sourdough", "Città è già 🥖")
    found = read_export(text.encode(encoding))
    assert found.kind == "instagram-posts"
    assert found.column("text")[0] == "Città è già 🥖, day three"
    assert found.rows == read_export(text).rows


def test_an_old_windows_encoding_is_guessed_and_told() -> None:
    found = read_export("Nome;Città\nAnna;Forlì\n".encode("cp1252"))
    assert found.rows == (("Anna", "Forlì"),)
    assert found.warnings == (Doubt(Doubtful.GUESSED_ENCODING),)


@pytest.mark.parametrize(
    "text", ["Date\tViews\n2026-06-01\t5\n", "sep=;\nDate;Views\n2026-06-01;5\n", "Date,Views\r2026-06-01,5\r"]
)
def test_tabs_declared_delimiters_and_old_line_ends(text: str) -> None:
    assert read_export(text).rows == ((date(2026, 6, 1), Decimal(5)),)


def test_rows_of_another_length_are_told() -> None:
    found = read_export("Post,Views\na,1\nb\nc,3,4\n")
    assert found.rows == (("a", 1), ("b", ""), ("c", 3))
    assert Doubt(Doubtful.RAGGED_ROW, row=2, count=2) in found.warnings


def test_what_is_no_number_stays_text_and_is_told() -> None:
    found = read_export("Post text,Views\na,many\nb,3\n")
    assert found.column("views") == ("many", 3)
    assert found.warnings == (Doubt(Doubtful.NOT_A_NUMBER, "Views", 1),)


def test_dates_that_could_be_either_are_told() -> None:
    found = read_export("Date,Views\n03/06/2026,1\n04/06/2026,2\n")
    assert found.column("date") == (date(2026, 3, 6), date(2026, 4, 6))
    assert found.warnings == (Doubt(Doubtful.AMBIGUOUS_DATES, "Date"),)


@pytest.mark.parametrize(
    ("cell", "language", "value"),
    [
        ("1,234", "en", "1234"),
        ("1.234", "it", "1234"),
        ("-3.5", "en", "-3.5"),
        ("1.1K", "en", "1100"),
        ("2M", "en", "2000000"),
        ("5.4%", "en", "5.4"),
        ("12 480", "it", "12480"),
        ("000123", "en", "123"),
        ("", "en", None),
        ("1e5", "en", None),
        ("٣", "en", None),
        ("1,2,3", "en", None),
        ("9" * 70, "en", None),
    ],
)
def test_figures(cell: str, language: str, value: str | None) -> None:
    found = read_figure(cell, language)
    assert (found.value if found else None) == (Decimal(value) if value is not None else None)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-07-14", datetime(2026, 7, 14)),
        ("20260714", datetime(2026, 7, 14)),
        ("2026-07-14T18:05:09.123Z", datetime(2026, 7, 14, 18, 5)),
        ("2026-07-14 18:05:09+02:00", datetime(2026, 7, 14, 18, 5)),
        ("07/14/2026", datetime(2026, 7, 14)),
        ("07/14/2026 18:00", datetime(2026, 7, 14, 18)),
        ("7/14/26 6:05 PM", datetime(2026, 7, 14, 18, 5)),
        ("14.07.2026, 18:05", datetime(2026, 7, 14, 18, 5)),
        ("Tue, Jul 14, 2026", datetime(2026, 7, 14)),
        ("Sep 20, 2026", datetime(2026, 9, 20)),
        ("14 lug 2026", datetime(2026, 7, 14)),
        ("14 luglio 2026", datetime(2026, 7, 14)),
        ("14. März 2026", datetime(2026, 3, 14)),
        ("12:30 AM", None),
        ("02/30/2026", None),
        ("2026-07-14 25:00", None),
        ("Lifetime", None),
        ("20260799", None),
    ],
)
def test_moments(cell: str, moment: datetime | None) -> None:
    assert read_moment(cell) == moment


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (b"", "There is no table in this file"),
        ("\n , \n", "There is no table in this file"),
        ("# only\n# comments\n", "There is no table in this file"),
        (b"PK\x03\x04rest", "This is a workbook, not a table"),
        (b"\xd0\xcf\x11\xe0rest", "This is a workbook, not a table"),
        (b"a" * (LARGEST_FILE + 1), "This file is too large"),
        ("é" * (LARGEST_FILE // 2 + 1), "This file is too large"),
        ("a,b\n" * (MOST_ROWS + 1), "This table is too large"),
        ("a," * (MOST_COLUMNS + 1), "This table is too large"),
        (("1," * 100 + "\n") * 10_000, "This table is too large"),
        ('a,b\n"' + "x" * 200_000, "This table cannot be read"),
    ],
    ids=range(11),
)
def test_what_cannot_be_read_is_refused_by_name(source: bytes | str, title: str) -> None:
    with pytest.raises(ExportError) as refused:
        read_export(source)
    assert isinstance(refused.value, TutorError)
    assert refused.value.title == title


def test_text_passes_the_gate() -> None:
    found = read_export("Title,Views\n\x1b[31mred\u202e,1\n")
    assert found.column("title") == ("␛[31mred\ufffd",)


@given(st.binary(max_size=400) | ANY_TEXT | TABLISH)
def test_any_bytes_give_a_table_or_a_refusal(source: bytes | str) -> None:
    try:
        found = read_exports(source, name=str(source))
    except ExportError:
        return
    for table in found:
        assert all(len(row) == len(table.columns) for row in (*table.rows, *table.totals))
        words = [cell for row in (*table.rows, *table.totals) for cell in row if isinstance(cell, str)]
        assert not any(unsafe_characters(text) for text in (*words, *(column.name for column in table.columns)))


@pytest.mark.parametrize("cell", ["1.5K", "01/02/2026", "Tue, Jul 14, 2026", "abc", "1e17", "%"])
def test_time_grows_with_the_length_only(cell: str) -> None:
    quoted = f'"{cell}"' if "," in cell else cell
    start = time.perf_counter()
    read_export((",".join([quoted] * 5) + "\n") * (MOST_ROWS - 1))
    assert time.perf_counter() - start < 20


def test_shapes_name_columns_that_exist() -> None:
    for shape in shapes():
        for key in (*shape.needs, *(key for key, _ in shape.kinds), *filter(None, [shape.period])):
            assert usual_kind(key)
