"""The writer of commented TOML: whatever stands in a value or a comment, the file reads back to the same."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tutor.course.scaffold.document import WIDTH, Document, Value
from tutor.text.clean import clean

HOSTILE = ['"""', "'''", '"" """ ""', "\\", "a\\", "\\u0041", "]]", "[[steps]]", "# no", "a = 1", "\n\nx\n", "\x00\x1b[2J",
           "\u202etxt", "🏔️👩‍🌾", "\t", " ", "", "x\r\ny", "\r", '"', '\\"""\\', "é\u0301\u0301", "= { } ="]  # fmt: skip
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=200)).map(clean)
lists = st.lists(texts, max_size=6)
values = st.one_of(
    texts, st.integers(-(10**9), 10**9), st.booleans(), lists, st.lists(lists, max_size=4),
    st.dictionaries(st.sampled_from(["min", "max", "kind"]), st.one_of(texts, lists, st.integers(0, 99)), min_size=1),
)  # fmt: skip
comments = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=300))


@given(st.lists(st.tuples(values, comments, comments), min_size=1, max_size=5))
@example([('"""', "]]\n[x]", "\n[y]")])
def test_whatever_is_written_reads_back_to_the_same(rows: list[tuple[Value, str, str]]) -> None:
    document = Document()
    for given_value, above, after in rows:
        document.row("rows", above)
        document.set("value", given_value, after)
        document.texts("text", {"it": str(given_value), "en": "x"})
    read = tomllib.loads(document.text())
    wanted = [{"value": each, "text": {"it": str(each), "en": "x"}} for each, _, _ in rows]
    assert read == {"rows": wanted}


def test_it_is_written_as_a_person_would() -> None:
    document = Document()
    document.set("format", 1)
    document.table("scenario", "Who, where and for whom.")
    document.set("id", "new-oil", "never changes")
    document.texts("title", {"it": "L'olio nuovo"})
    document.texts("label", {"it": "", "en": ""})
    document.row("facts")
    document.texts("accept", {"it": ["9 novembre", "sabato 9"]})
    document.set("hints", ["What would you still need before getting up from that sofa?"] * 2)
    document.set("expect", {"unmet": ["facts"]})
    document.set("text", "One.\nTwo.")
    assert (
        document.text()
        == '''format = 1

# Who, where and for whom.
[scenario]
id = "new-oil"  # never changes
title.it = "L'olio nuovo"

[[facts]]
accept.it = ["9 novembre", "sabato 9"]
hints = [
  "What would you still need before getting up from that sofa?",
  "What would you still need before getting up from that sofa?",
]
expect = { unmet = ["facts"] }
text = """
One.
Two."""
'''
    )


@pytest.mark.parametrize("comment", ["word " * 80, "x" * 300])
def test_a_long_comment_is_wrapped(comment: str) -> None:
    document = Document()
    document.comment(comment)
    lines = document.text().splitlines()
    assert len(lines) > 1
    assert all(line.startswith("# ") and len(line) <= WIDTH for line in lines)
