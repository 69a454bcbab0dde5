"""Each kind of answer as lines to read."""

from __future__ import annotations

from collections.abc import Callable

from tutor.checkers.finding import Answer
from tutor.engine.editor import edited, editor
from tutor.errors import TutorError
from tutor.i18n import Speaker
from tutor.plain.lines import Ask, Lines
from tutor.plain.show import show_posts
from tutor.session.box import BoxView
from tutor.session.view import StepView
from tutor.text.clean import Clean, clean
from tutor.wording import session as wording

END_OF_TEXT = "."
"""A line with a single dot ends a text."""


class EditorWanted(Exception):
    """The person wants to write in their own editor."""


class NetworksWanted(Exception):
    """The person wants to see the text as the networks would show it."""


def read_answer(view: StepView, ask: Ask, lines: Lines, voice: Speaker) -> tuple[Answer, int | None]:
    """Read an answer of the kind that the step asks for.

    Args:
        view: What is shown.
        ask: Writes a prompt and reads a line that is no command.
        lines: Where to write.
        voice: Says sentences.

    Returns:
        The answer, and for closed questions and in the placement how sure the person is, where they said it; of a
        decision it is not asked.
    """
    box = view.box
    assert box is not None
    readers: dict[str, Callable[[BoxView, Ask, Lines, Speaker], Answer]] = {
        "choice": _choice,
        "match": _match,
        "order": _order,
        "number": _number,
    }
    written = box.written
    answer = _written(view, box, ask, lines, voice) if written else readers[box.kind](box, ask, lines, voice)
    if box.decides or (written and not view.short):
        return answer, None
    question = voice.say("How sure are you? 1 a guess, 2 fairly, 3 sure; an empty line skips.")
    sure = ask(" ".join((question, voice.say(wording.COUNTS_BY_HALF))) if box.proves else question)
    return answer, int(sure) if sure in ("1", "2", "3") else None


def _written(view: StepView, box: BoxView, ask: Ask, lines: Lines, voice: Speaker) -> Answer:
    """Read a text of several lines. What stood in the box is read out; a lone dot at once keeps it."""
    before = view.answer
    if before.text:
        _read_out(before.text, lines, voice)
    if box.kind == "link":
        typed = ask(voice.say("Your link:"))
        return Answer(clean(typed) if typed else before.text)
    lines.tell(voice.say("Write as many lines as you like; a single dot on a line ends the text."))
    if before.text:
        lines.tell(voice.say("A dot at once keeps what is there."))
    written = _lines_until_the_dot(view, ask, lines, voice)
    text = clean("\n".join(written)) if written else before.text
    lines.tell(wording.counter(text, box, voice))
    if cut := wording.cut_words(text, box, voice):
        lines.tell(cut)
    alt = before.alt
    if box.image:
        lines.tell(voice.say("The picture: {image}", image=box.image))
        alt = clean(ask(voice.say("Alternative text, for who cannot see it:"))) or before.alt
    return Answer(text, alt)


def _lines_until_the_dot(view: StepView, ask: Ask, lines: Lines, voice: Speaker) -> list[str]:
    """Read lines; what comes back from an editor takes the place of those before it."""
    written: list[str] = []
    while True:
        try:
            line = ask("")
        except NetworksWanted:
            show_posts(view, clean("\n".join(written)) or view.answer.text, lines, voice)
            continue
        except EditorWanted:
            text = _from_editor("\n".join(written) or view.answer.text, lines, voice)
            written = written if text is None else text.split("\n")
            continue
        if line == END_OF_TEXT:
            return written
        written.append(line)


def _from_editor(text: str, lines: Lines, voice: Speaker) -> str | None:
    """Let the person change a text in their editor, and read out what came back; None where nothing did."""
    if not (command := editor()):
        lines.tell(voice.say("I found no editor: “EDITOR=nano”, before the program starts, names one."))
        return None
    try:
        text = edited(command, text)
    except TutorError as error:
        lines.complain(error, voice)
        return None
    _read_out(text, lines, voice)
    lines.tell(voice.say("Go on writing below it; a single dot ends the text."))
    return text


def _read_out(text: str, lines: Lines, voice: Speaker) -> None:
    """Read out what is written so far."""
    lines.tell(voice.say("Written so far:"))
    lines.tell()
    lines.tell(text)
    lines.tell()


def _choice(box: BoxView, ask: Ask, lines: Lines, voice: Speaker) -> Answer:
    if box.decides:
        lines.tell(voice.say("A decision: each of these leads somewhere."))
    _number_options(box, lines)
    if not box.several:
        picked = _read_numbers(voice.say("Number:"), 1, len(box.options), ask, lines, voice)
    else:
        lines.tell(voice.say(box.credit))
        picked = _read_numbers(voice.say("Numbers, with spaces between:"), 0, len(box.options), ask, lines, voice)
    return Answer(chosen=tuple(box.options[number - 1][0] for number in picked))


def _match(box: BoxView, ask: Ask, lines: Lines, voice: Speaker) -> Answer:
    for number, (_, text) in enumerate(box.classes, 1):
        lines.tell(f"{number}. {text}")
    pairs = []
    for item, text in box.options:
        picked = _read_numbers(f"{text} →", 1, len(box.classes), ask, lines, voice)
        pairs.append((item, box.classes[picked[0] - 1][0]))
    return Answer(pairs=tuple(pairs))


def _order(box: BoxView, ask: Ask, lines: Lines, voice: Speaker) -> Answer:
    _number_options(box, lines)
    while True:
        prompt = voice.say("All the numbers, the first first, with spaces between:")
        picked = _read_numbers(prompt, 0, len(box.options), ask, lines, voice)
        if sorted(picked) == list(range(1, len(box.options) + 1)):
            return Answer(chosen=tuple(box.options[number - 1][0] for number in picked))
        lines.tell(voice.say("Each number once, from 1 to {most}.", most=len(box.options)))


def _number(box: BoxView, ask: Ask, _: Lines, voice: Speaker) -> Answer:
    typed = ask(voice.say("Your number ({unit}):", unit=box.unit) if box.unit else voice.say("Your number:"))
    return Answer(Clean(typed))


def _number_options(box: BoxView, lines: Lines) -> None:
    lines.tell()
    for number, (_, text) in enumerate(box.options, 1):
        lines.tell(f"{number}. {text}")


def _read_numbers(prompt: str, exactly: int, most: int, ask: Ask, lines: Lines, voice: Speaker) -> list[int]:
    """Read numbers from 1 to `most`; as many as `exactly` says, any amount for 0."""
    while True:
        words = ask(prompt).replace(",", " ").split()
        numbers = [int(word) for word in words if word.isdecimal() and 1 <= int(word) <= most]
        if len(numbers) == len(words) and (len(numbers) == exactly or (not exactly and numbers)):
            return numbers
        lines.tell(voice.say("A number from 1 to {most}.", most=most))
