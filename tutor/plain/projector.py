"""A replay before a room, in lines: the facilitator reads out, and types numbers or words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tutor.engine.engine import Engine
from tutor.engine.projecting import Projection
from tutor.errors import TutorError
from tutor.i18n import marked
from tutor.plain.lines import Left, Lines, pick, pick_command
from tutor.plain.show import show_brief
from tutor.replay.facilitation import commands as ask
from tutor.replay.facilitation.state import Poll
from tutor.replay.programme import Kind
from tutor.replay.slide import Slide
from tutor.text.diff import Change
from tutor.wording import projector as wording
from tutor.wording import session as session_wording

WORDS = {
    "moment-on": (marked("on"), marked("next moment")),
    "moment-before": (marked("back"), marked("moment before")),
    "person-on": (marked("person"), marked("next person")),
    "person-before": (marked("before"), marked("person before")),
    "ask": (marked("ask"), marked("ask the room")),
    "reveal": (marked("reveal"), marked("reveal")),
    "skip": (marked("skip"), marked("reveal without a vote")),
    "reopen": (marked("correct"), marked("correct the hands")),
    "show-hint": (marked("help"), marked("show a hint")),
    "mark-example": (marked("example"), marked("make an example, or take it back")),
    "note": (marked("note"), marked("write a note")),
    "unnote": (marked("unnote"), marked("take back the last note")),
    "mark": (marked("mark"), marked("bookmark, or take it away")),
    "next-answer": (marked("answer"), marked("next answer")),
    "next-hint": (marked("hint"), marked("next hint")),
    "next-miss": (marked("miss"), marked("next miss")),
    "next-note": (marked("noted"), marked("next note")),
    "go-to": (marked("go"), marked("a moment by its address")),
    "compare": (marked("compare"), marked("compare attempts")),
    "order": (marked("order"), marked("by criterion, or by moment")),
    "names": (marked("names"), marked("show names, or letters")),
    "brief": (marked("brief"), marked("read out the brief")),
    "as-seen": (marked("seen"), marked("every moment, as it was seen")),
    "debrief": (marked("debrief"), marked("what, so what, now what")),
    "leave": (marked("q"), marked("leave")),
}
"""Word and meaning of each command; its number is its place, always the same."""


def project_lines(engine: Engine, projection: Projection, lines: Lines, minutes: int | None = None) -> None:
    """Replay sessions before a room, in lines.

    Args:
        engine: Says sentences and tells the time.
        projection: What the room looks at.
        lines: Where lines come from and go to.
        minutes: How long the meeting takes; None where nobody watches the clock.
    """
    if told := wording.beforehand(projection.room, engine.voice):
        lines.tell(told)
    try:
        _Meeting(engine, projection, lines, minutes).run()
    except Left:
        lines.tell(engine.voice.say("End of the replay."))
    finally:
        projection.leave()


class _Meeting:
    """What the facilitator does, word by word."""

    def __init__(self, engine: Engine, projection: Projection, lines: Lines, minutes: int | None) -> None:
        self._engine = engine
        self._projection = projection
        self._lines = lines
        self._voice = engine.voice
        self._ends: datetime | None = engine.clock() + timedelta(minutes=minutes) if minutes else None

    def run(self) -> None:
        """Read out and do what is asked for, until the person leaves."""
        while True:
            self._read_out()
            self._do(pick_command(WORDS, self._projection.can, self._lines, self._voice, "moment-on"))

    def _do(self, command: str) -> None:
        here = self._projection.stop.address
        deeds: dict[str, Callable[[], object]] = {
            "moment-on": lambda: self._projection.moment(1),
            "moment-before": lambda: self._projection.moment(-1),
            "person-on": lambda: self._projection.person(1),
            "person-before": lambda: self._projection.person(-1),
            "next-answer": lambda: self._jump(Kind.ANSWER, Kind.REVISION, Kind.CRITERION),
            "next-hint": lambda: self._jump(Kind.HINT),
            "next-miss": lambda: self._projection.jump(lambda stop: stop.missed),
            "next-note": lambda: self._projection.jump(self._projection.noted),
            "go-to": self._go_to,
            "order": self._projection.reorder,
            "ask": self._ask,
            "reopen": self._correct,
            "reveal": lambda: self._send(ask.Reveal(here)),
            "skip": lambda: self._send(ask.Reveal(here, skip=True)),
            "show-hint": lambda: self._send(ask.ShowHint(here, self._slide.more_hints)),
            "mark-example": self._example,
            "note": self._note,
            "unnote": lambda: self._send(ask.RemoveNote(here)),
            "mark": lambda: self._send(ask.Mark(here)),
            "names": lambda: self._send(ask.ShowNames()),
            "compare": self._compare,
            "brief": lambda: show_brief(self._slide.view, self._lines, self._voice),
            "as-seen": self._as_seen,
            "debrief": self._debrief,
            "leave": self._leave,
        }
        deeds[command]()

    @property
    def _slide(self) -> Slide:
        """The stop that is shown; asked for only where there is one."""
        shown = self._projection.slide
        assert shown is not None
        return shown

    def _leave(self) -> None:
        raise Left

    def _jump(self, *kinds: Kind) -> None:
        if not self._projection.jump(lambda stop: stop.kind in kinds):
            self._lines.tell(self._voice.say("There is none further on."))

    def _go_to(self) -> None:
        """Go to an address; an empty line stays here."""
        typed = self._lines.ask(self._voice.say("Which address?"))
        if typed:
            self._try(lambda: self._projection.go_to(typed))

    def _send(self, command: ask.Command) -> None:
        self._try(lambda: self._projection.send(command))

    def _try(self, deed: Callable[[], object]) -> None:
        """Do something, and say why where it cannot be done."""
        try:
            deed()
        except TutorError as error:
            self._lines.complain(error, self._voice)

    def _note(self) -> None:
        text = self._lines.ask(self._voice.say("Your note, on one line:"))
        self._send(ask.WriteNote(self._projection.stop.address, text))

    def _example(self) -> None:
        self._send(ask.MarkExample(self._projection.stop.address))
        if self._slide.example:
            self._lines.tell(self._voice.say("Kept in {file}", file=self._projection.examples_file.name))

    def _ask(self) -> None:
        """Choose a question, count the hands, show them."""
        questions = self._slide.questions
        rows = [(str(number), wording.asked(each, self._voice)) for number, each in enumerate(questions, 1)]
        chosen = int(pick(rows, self._lines.ask, self._lines, self._voice)) - 1 if len(rows) > 1 else 0
        self._send(ask.Ask(self._projection.stop.address, questions[chosen]))
        self._count()

    def _correct(self) -> None:
        self._send(ask.Reopen(self._projection.stop.address))
        self._count()

    def _count(self) -> None:
        """Read the hands for each option; an empty line keeps what was counted."""
        here = self._projection.stop.address
        poll = self._projection.meeting.open_poll(here)
        if poll is None:
            return
        self._lines.tell(wording.asked(poll, self._voice))
        for option, name in enumerate(poll.options):
            self._send(ask.Count(here, option, self._hands(name, poll.hands[option])))
        self._send(ask.Close(here))

    def _hands(self, option: str, before: int) -> int:
        while True:
            typed = self._lines.ask(
                self._voice.say("{option}: how many hands?", option=wording.option(option, self._voice))
            )
            if typed == "" or (typed.isascii() and typed.isdecimal()):
                return int(typed[:3] or before)

    def _compare(self) -> None:
        """Read attempts one after the other, with how each criterion came out."""
        if not any(self._projection.comparisons):
            self._lines.tell(self._voice.say("There is nothing to lay beside it yet."))
        for shown in self._projection.comparisons:
            for column in shown.columns if shown else ():
                attempt = self._voice.say("attempt {n}", n=column.attempt)
                self._lines.tell(f"{wording.who(column.label, self._voice)} · {attempt}")
                self._lines.tell(column.text)
                for question, outcome in zip(shown.questions if shown else (), column.outcomes, strict=True):
                    said = session_wording.OUTCOME_WORDS[outcome] if outcome else marked("hidden")
                    self._lines.tell(f"- {question} {self._voice.say(said)}")

    def _as_seen(self) -> None:
        from tutor.plain.replay import replay_lines

        replay_lines(self._engine, str(self._projection.room.recordings[0].reading.path), self._lines)

    def _debrief(self) -> None:
        from tutor.engine.rooms import debriefing_of
        from tutor.plain.debrief import debrief_lines

        debrief_lines(debriefing_of(self._engine, self._projection), self._lines, self._voice)

    def _read_out(self) -> None:
        """Read out the stop: whose, the task, what everybody sees, and what was hidden."""
        if self._projection.ungraded:
            self._projection.grade_again()
        shown, say = self._projection.slide, self._voice.say
        if shown is None:
            self._lines.tell(say("There is nothing in this session to show."))
            return
        self._lines.tell(f"{wording.place(shown, self._voice)} · {wording.aside(shown, self._voice)}")
        if shown.stop.kind is not Kind.START:
            self._lines.tell(say("Task: {ask}", ask=shown.view.ask))
        for text in (shown.text or say("Nothing is written yet."), shown.about, shown.finding):
            if text:
                self._lines.tell(text)
        self._hidden(shown)
        for poll in shown.polls:
            self._poll(poll)
        self._below(shown)
        left = self._ends - self._engine.clock() if self._ends else None
        meeting = self._projection.meeting
        self._lines.tell(wording.status(len(meeting.notes), len(meeting.polls), left, self._voice))

    def _hidden(self, shown: Slide) -> None:
        if shown.sealed:
            self._lines.tell(self._voice.say(wording.SEALED[shown.stop.kind]))
            return
        if shown.hidden is not None and (text := wording.hidden_text(shown, self._voice)):
            self._lines.tell(text)
            for kind, piece in shown.hidden.changes:
                if kind is not Change.KEPT and piece.strip():
                    self._lines.tell(f"{'+' if kind is Change.ADDED else '-'} {piece.strip()}")
        for line in wording.verdict_lines(shown, self._voice):
            self._lines.tell(f"{line.glyph}{line.title}{line.rest}")

    def _poll(self, poll: Poll) -> None:
        """Read out a vote; hands only once it is closed."""
        self._lines.tell(wording.asked(poll, self._voice))
        for name, hands in zip(poll.options, poll.hands, strict=True) if poll.closed else ():
            self._lines.tell(f"- {wording.option(name, self._voice)}: {hands}")

    def _below(self, shown: Slide) -> None:
        """Read out hints, what the hands propose, and notes."""
        closed = [poll for poll in shown.polls if poll.closed]
        for line in (
            *shown.hints,
            wording.result(closed[-1], self._voice) if closed and not shown.sealed else "",
            self._voice.say(wording.ADVICE[shown.advice]) if shown.advice else "",
            wording.other_view(shown, self._voice),
            *(self._voice.say("Note: {text}", text=note.text) for note in shown.notes),
        ):
            if line:
                self._lines.tell(line)
