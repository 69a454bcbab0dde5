"""The conversation of `tutor new` in lines."""

from __future__ import annotations

from pathlib import Path

from tutor.course.scaffold.questions import Field, Kind, Question
from tutor.engine.making import Making, Prepared, Unusable
from tutor.i18n import Speaker, marked
from tutor.plain.answers import END_OF_TEXT
from tutor.plain.lines import LEAVE, Left, Lines, meant, pick
from tutor.wording import making as wording

BACK = marked("back")
"""What can be typed after a colon, besides what leads out."""


class Back(Exception):
    """The person wants the question before."""


class Interview:
    """Asks the questions of a file being made, one after the other.

    Args:
        making: What is being made.
        lines: Where lines come from and go to.
        voice: Says sentences.
    """

    def __init__(self, making: Making, lines: Lines, voice: Speaker) -> None:
        self.making = making
        self.lines = lines
        self.voice = voice

    def run(self) -> Path | None:
        """Ask, try out and write. Returns the file, or None where the person left; then the answers are kept."""
        say = self.voice.say
        self.lines.tell(say(wording.TITLES[self.making.KIND]))
        self.lines.tell(say("You can type :back for the question before, or :leave; what you wrote is kept."))
        try:
            self._take_up()
            self._ask_from(self.making.open_question())
            path = self._finish()
        except Left:
            failed = self.making.keep()
            self.lines.tell(failed or say("Kept: `tutor new` goes on from here."))
            return None
        self.making.begin_anew()
        return path

    def _take_up(self) -> None:
        """Offer the draft of an earlier time."""
        if not self.making.take_up():
            return
        self.lines.tell(self.voice.say("You left one half-way."))
        options = [("on", self.voice.say("go on with it")), ("anew", self.voice.say("begin anew"))]
        if pick(options, self._ask, self.lines, self.voice) == "anew":
            self.making.begin_anew()

    def _ask_from(self, at: int) -> None:
        """Ask the questions from one on, keeping each answer."""
        while at < len(self.making.asked):
            try:
                self._ask_one(at)
                at += 1
            except Back:
                at = max(0, at - 1)

    def _ask_one(self, at: int) -> None:
        """Ask one question."""
        question, _ = self.making.asked[at]
        self._introduce(at, question)
        for field in question.fields:
            # What was chosen may make a field superfluous, or ask for a second language.
            if field.applies(self.making.given):
                for language in wording.languages_for(field, self.making):
                    self._fill(field, language)
        self.making.keep()

    def _introduce(self, at: int, question: Question) -> None:
        self.lines.tell()
        self.lines.tell(f"{at + 1}/{len(self.making.asked)}. {self.voice.say(question.ask)}")
        self.lines.tell(self.voice.say(question.help))

    def _fill(self, field: Field, language: str) -> None:
        """Read one field until it can be used."""
        label = wording.field_label(field, language, self.making, self.voice)
        while True:
            wrong = self.making.answer(field, language, self._typed(field, language, label))
            if wrong is None:
                return
            self.lines.tell(wording.complaint_line(wrong, self.voice))

    def _typed(self, field: Field, language: str, label: str) -> str:
        """Read what is typed; an empty line, or a lone dot at once, keeps what is there."""
        before = self.making.value(field, language)
        if field.options and field.kind is Kind.CHOICE:
            self.lines.tell(f"{label}:")
            options = [(option.value, wording.option_label(field, option, self.voice)) for option in field.options]
            return pick(options, self._ask, self.lines, self.voice)
        if field.options:
            return self._several(field, before or [])
        if before:
            shown = "\n".join(before) if isinstance(before, list) else str(before)
            self.lines.tell(self.voice.say("So far: {text}", text=shown))
        if field.kind is Kind.LINE:
            return self._ask(f"{label}:") or str(before)
        self.lines.tell(
            self.voice.say("{label} (a single dot on a line ends it; at once, it keeps what is there):", label=label)
        )
        written: list[str] = []
        while (line := self._ask("")) != END_OF_TEXT:
            written.append(line)
        kept = "\n".join(before) if isinstance(before, list) else str(before)
        return "\n".join(written) if written else kept

    def _several(self, field: Field, before: list[str]) -> str:
        """Read which of some things apply, by their numbers or words; an empty line, or a lone dot, keeps those there
        are.
        """
        say = self.voice.say
        names = {each.value: wording.option_label(field, each, self.voice) for each in field.options}
        for number, label in enumerate(names.values(), 1):
            self.lines.tell(f"{number}. {label}")
        if before:
            self.lines.tell(say("So far: {text}", text=", ".join(names.get(each, each) for each in before)))
        known = {str(number): value for number, value in enumerate(names, 1)} | {value: value for value in names}
        prompt = say("Numbers, with spaces between, 0 for none; an empty line keeps what is there:")
        while (typed := self._ask(prompt)) not in ("", END_OF_TEXT):
            words = typed.replace(",", " ").split()
            if words == ["0"]:
                return ""
            if all(word in known for word in words):
                return "\n".join(known[word] for word in words)
            self.lines.tell(say("A number from 1 to {most}.", most=len(names)))
        return "\n".join(before)

    def _ask(self, prompt: str) -> str:
        """Read a line that is no command."""
        while (typed := self.lines.ask(prompt)).startswith(":"):
            match meant(typed[1:].strip(), (BACK, *LEAVE), self.voice):
                case "back":
                    raise Back
                case "leave" | "quit":
                    raise Left
                case _:
                    self.lines.tell(self.voice.say("You can type :back or :leave."))
        return typed

    def _finish(self) -> Path:
        """Try the answers out until they can be written, and write."""
        while True:
            try:
                prepared = self.making.prepare(self.making.source())
                if prepared.text:
                    break
                self._mend(prepared)
            except Unusable as error:
                self.lines.complain(error, self.voice)
                self._ask_from(0)
            except Back:
                self._ask_from(len(self.making.asked) - 1)
        path = self.making.write(prepared)
        for line in wording.closing(self.making, path, prepared, self.voice):
            self.lines.tell(line)
        return path

    def _mend(self, prepared: Prepared) -> None:
        """Say what is in the way, and read what is to be done about it."""
        say = self.voice.say
        names = wording.droppable(prepared.shortfalls)
        if prepared.shortfalls:
            self.lines.tell(say("I graded your good answer. It does not do this yet:"))
            self.lines.tell_all(wording.shortfall_lines(prepared.shortfalls, self.voice))
        else:
            self.lines.tell(say("Tried out, it would let through an answer that is none:"))
            self.lines.tell_all(problem.message for problem in prepared.problems)
        options = [("mend", say("write the good answer anew"))]
        if names:
            options.append(("note", say("keep it, and make advice of: {names}", names=", ".join(names))))
        match pick([*options, ("leave", say("leave"))], self._ask, self.lines, self.voice):
            case "leave":
                raise Left
            case "note":
                self.making.make_advice(names)
            case _:
                self._ask_one(self.making.begin_mending())
