"""A sample written as TOML is read back as the same sample."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.model import Expectation, Sample
from tutor.course.samples import sample_block
from tutor.text.clean import clean

IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
CLEANED = st.text(max_size=80).map(clean)


@given(
    CLEANED,
    CLEANED,
    st.lists(IDS, max_size=3).map(tuple),
    st.lists(st.tuples(IDS, IDS), max_size=3).map(tuple),
    st.one_of(
        st.sampled_from(["pass", "fail", "invalid"]),
        st.builds(Expectation, unmet=st.lists(IDS, min_size=1, max_size=3).map(tuple)),
        st.builds(Expectation, mistake=IDS),
    ),
)
def test_whatever_is_in_it_comes_back(
    text: str, alt: str, chosen: tuple[str, ...], pairs: tuple[tuple[str, str], ...], expect: str | Expectation
) -> None:
    sample = Sample(language="it", text=text, alt=alt, chosen=chosen, pairs=pairs, expect=expect)  # type: ignore[arg-type]
    (read,) = tomllib.loads(f'[[steps]]\nid = "line"\n{sample_block(sample)}')["steps"][0]["samples"]
    assert Sample.model_validate(read) == sample


@pytest.mark.parametrize(
    ("expect", "line"),
    [
        ("pass", 'expect = "pass"'),
        (Expectation(unmet=("facts", "call")), 'expect = { unmet = ["facts", "call"] }'),
        (Expectation(mistake="sunday"), 'expect = { mistake = "sunday" }'),
    ],
)
def test_it_reads_as_an_author_would_write_it(expect: str | Expectation, line: str) -> None:
    block = sample_block(Sample(language="en", text="One.\nTwo.", expect=expect))  # type: ignore[arg-type]
    assert block == f'[[steps.samples]]\nlanguage = "en"\n{line}\ntext = """\nOne.\nTwo."""\n'
