"""Banks of questions that hypothesis makes up: everything GIFT can say, as it reads back."""

from __future__ import annotations

from hypothesis import strategies as st

from tutor.course.exchange.questions import (
    BLANK,
    Between,
    Choice,
    Description,
    Essay,
    Figure,
    Format,
    Matching,
    Near,
    Numerical,
    Option,
    Pair,
    Question,
    Rich,
    Short,
    TrueFalse,
)
from tutor.text.clean import clean

_SIGNS = "ab c~=#{}:\\n->%50[html]/$_*|'\"\n èà日😀.,1"


def _settled(text: str) -> str:
    """Bring a text into the shape in which it reads back: cleaned, single spaces, no space around a line."""
    return "\n".join(" ".join(line.split()) for line in clean(text).strip().split("\n"))


texts = st.text(_SIGNS, min_size=1, max_size=20).map(_settled).filter(bool)
words = st.lists(st.sampled_from("oil mill press open day Nazareth 9 november C++ x".split()), min_size=1, max_size=4)
lines = (texts | words.map(" ".join)).filter(lambda text: "\n" not in text)
formats = st.sampled_from(Format)
rich = st.builds(Rich, texts | words.map(" ".join), formats)
feedback = st.none() | rich
weights = st.sampled_from([-100, -50, -33.33333, 25, 33.33333, 50, 100]).map(float)
numbers = st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 4) + 0.0)
tolerances = st.none() | numbers.map(abs)


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    one = st.builds(Option, rich, st.booleans(), st.none(), feedback)
    several = st.builds(Option, rich, st.just(False), weights, feedback)
    options = draw(st.lists(draw(st.sampled_from([one, several])), min_size=1, max_size=5))
    options = [*options, Option(draw(rich), right=False, weight=None)]
    if all(option.earns <= 0 for option in options):
        options = [*options, Option(draw(rich), right=True)]
    return Choice(tuple(options))


@st.composite
def ranges(draw: st.DrawFn) -> Between:
    low, high = sorted([draw(numbers), draw(numbers)])
    return Between(low, high)


def _joined(pair: Pair) -> bool:
    return "->" not in pair.item.text


shorts = st.lists(
    st.builds(Option, rich, st.just(value=True), st.none() | weights, feedback).filter(
        lambda option: "->" not in option.text.text
    ),
    min_size=1,
    max_size=4,
).map(lambda options: Short(tuple(options)))
pairs = st.builds(Pair, rich | st.just(Rich("")), lines, feedback).filter(_joined)
matchings = st.lists(pairs, min_size=1, max_size=4).map(lambda made: Matching(tuple(made)))
figures = st.builds(Figure, st.builds(Near, numbers, tolerances) | ranges(), st.none() | weights, feedback)
numericals = st.builds(
    lambda made, last, otherwise: Numerical((*made, last), otherwise),
    st.lists(figures, max_size=2),
    figures.filter(lambda figure: figure.earns > 0),
    feedback,
)
truths = st.builds(TrueFalse, st.booleans(), feedback, feedback)
bodies = st.one_of(st.just(Description()), st.just(Essay()), truths, shorts, choices(), matchings, numericals)
names = st.text("abc xyz-1", min_size=1, max_size=8).map(lambda text: " ".join(text.split())).filter(bool)


@st.composite
def questions(draw: st.DrawFn, category: str = "") -> Question:
    body = draw(bodies)
    stem = draw(rich)
    embedded = not isinstance(body, Description) and draw(st.booleans())
    if embedded:
        stem = Rich(f"{draw(words)[0]} {BLANK} {draw(words)[0]}", stem.format)
    general = None if isinstance(body, Description) else draw(feedback)
    title, known, tags = draw(st.just("") | lines), draw(st.just("") | names), draw(st.lists(names, max_size=2))
    comments = draw(st.lists(names, max_size=2))
    return Question(stem, body, title, general, embedded, known, tuple(tags), category, tuple(comments))


@st.composite
def banks(draw: st.DrawFn) -> list[Question]:
    categories = draw(st.lists(names, max_size=2, unique=True))
    made: list[Question] = []
    for category in ["", *categories]:
        made += draw(st.lists(questions(category), min_size=1 if category else 0, max_size=3))
    return made
