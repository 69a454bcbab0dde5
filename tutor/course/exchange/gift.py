"""Reads GIFT, the question format of Moodle: https://docs.moodle.org/en/GIFT_format.

A question ends at a blank line, so one that cannot be read costs none of the others. Reading takes time in proportion
to the file.
"""

from __future__ import annotations

from tutor.course.exchange.gift_answers import read_answers
from tutor.course.exchange.gift_blocks import Block, blocks_of
from tutor.course.exchange.gift_scan import Scanner, Unreadable
from tutor.course.exchange.questions import BLANK, Bank, Body, Description, Format, Question, Rich
from tutor.course.exchange.reading import MAX_QUESTION, MAX_QUESTIONS, QuestionFile
from tutor.course.problems import Code, Problem


def read_gift(file: QuestionFile) -> Bank:
    """Read a GIFT file.

    Args:
        file: The file.

    Returns:
        Its questions in order, and a problem for each that cannot be read.
    """
    cut = blocks_of(file)
    scanner = Scanner(file, cut.text)
    questions: list[Question] = []
    problems: list[Problem] = []
    for block in cut.blocks[:MAX_QUESTIONS]:
        try:
            questions.append(_question(scanner, block))
        except Unreadable as error:
            place = file.place(error.offset)
            problems.append(file.problem(Code.UNREADABLE_QUESTION, place, error.message, error.cure))
    if len(cut.blocks) > MAX_QUESTIONS:
        place = file.place(cut.blocks[MAX_QUESTIONS].start)
        message = f"from here on nothing is read: a file holds at most {MAX_QUESTIONS} questions"
        problems.append(file.problem(Code.TOO_BIG, place, message, "split the file"))
    return Bank(tuple(questions), tuple(problems), tuple(cut.categories), tuple(cut.left.comments))


def _question(scanner: Scanner, block: Block) -> Question:
    """Read one question: title, format, stem, answers, and what stands after them."""
    start, end = scanner.skip(block.start, block.end), block.end
    if end - start > MAX_QUESTION:
        message = f"this question is longer than {MAX_QUESTION} characters"
        raise Unreadable(start, message, "cut it, or leave a blank line between questions")
    title, at = _title(scanner, start, end)
    default, at = scanner.format(at, end, Format.MOODLE)
    opened, closed = _braces(scanner, at, end)
    stem = scanner.formatted(at, opened, default)
    body: Body = Description()
    general, embedded = None, False
    if opened < end:
        after = scanner.formatted(closed + 1, end, default).text
        embedded = bool(after)
        stem = Rich(" ".join(filter(None, (stem.text, BLANK, after))), default) if embedded else stem
        body, general = read_answers(scanner, opened + 1, closed, default)
    if not stem.text and not title:
        raise Unreadable(start, "this question has no text", "write it before the opening brace")
    return Question(
        stem if stem.text else Rich(title, default),
        body,
        title if stem.text else "",
        general,
        embedded,
        block.id,
        tuple(block.tags),
        block.category,
        tuple(words for _, words in block.comments),
        scanner.file.place(start),
    )


def _title(scanner: Scanner, start: int, end: int) -> tuple[str, int]:
    """Read ``::title::``, and say where the text after it starts."""
    if not scanner.text.startswith("::", start, end):
        return "", start
    closing = scanner.first(start + 2, end, "::")
    if closing is None:
        raise Unreadable(start, "the title is not closed", "write :: after it too, or \\: for a colon of the text")
    return scanner.plain(start + 2, closing[0]), closing[0] + 2


def _braces(scanner: Scanner, start: int, end: int) -> tuple[int, int]:
    """Find the braces around the answers; both are the end of the block where there are none."""
    braces = list(scanner.marks(start, end, "{ }"))
    escape = "for a brace of the text write \\{ or \\}"
    if not braces:
        return end, end
    (opened, mark), *rest = braces
    if mark == "}":
        raise Unreadable(opened, "a brace is closed here that was never opened", f"write {{ before it; {escape}")
    if not rest:
        cure = f"write }} after the last answer, with no blank line between; {escape}"
        raise Unreadable(opened, "these answers are not closed before the question ends", cure)
    (closed, mark), *more = rest
    if mark == "{":
        raise Unreadable(closed, "a brace is opened inside the answers", escape)
    if more:
        cure = f"leave a blank line between two questions; {escape}"
        raise Unreadable(more[0][0], "a question has its answers in one place only", cure)
    return opened, closed
