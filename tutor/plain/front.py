"""A learner's way through the program in lines."""

from __future__ import annotations

from dataclasses import replace

from tutor.course.catalogue import Entry
from tutor.engine.engine import Engine, Opened
from tutor.engine.live import LiveSession
from tutor.engine.settings import DEPARTMENTS
from tutor.i18n import LANGUAGES, Speaker
from tutor.learning.path import Proposal
from tutor.plain.lines import Left, Lines, pick
from tutor.plain.objections import hear_objections
from tutor.plain.play import Play
from tutor.wording import names
from tutor.wording import today as wording


class Plain:
    """Welcomes, proposes and plays.

    Args:
        engine: What everything runs on.
        lines: Where lines come from and go to.
    """

    def __init__(self, engine: Engine, lines: Lines) -> None:
        self.engine = engine
        self.lines = lines

    @property
    def voice(self) -> Speaker:
        """Says sentences in the learner's language."""
        return self.engine.voice

    def run(self, scenario: str | None = None, *, prove: bool = False) -> None:
        """Play one scenario, or propose some until the person leaves.

        Args:
            scenario: Id of the scenario to play; None to choose.
            prove: Whether to begin with the placement.
        """
        try:
            if self.engine.first_run:
                self._welcome()
            if prove:
                self._prove()
            if scenario is not None:
                self._play(scenario)
                return
            while True:
                match self._choose():
                    case "prove":
                        self._prove()
                    case "own":
                        self._own()
                    case chosen:
                        self._play(chosen)
        except Left:
            self.lines.tell(self.voice.say("Until next time. Everything is kept."))

    def _welcome(self) -> None:
        """Ask four short things on the first run; each may be skipped."""
        language = "" if self.engine.language_asked else self.lines.ask("1. Italiano  2. English")
        settings = self.engine.settings
        if language in ("1", "2"):
            settings = replace(settings, language=LANGUAGES[int(language) - 1])
            self.engine.settings = settings
        say = self.voice.say
        self.lines.tell(say("Social media in small real tasks, for people whose job is something else."))
        self.lines.tell(say("Everything stays on this machine. Each question may be skipped with an empty line."))
        name = self.lines.ask(say("A name, or a pseudonym:"))
        for number, department in enumerate(DEPARTMENTS, 1):
            self.lines.tell(f"{number}. {say(names.DEPARTMENT_NAMES[department])}")
        typed = self.lines.ask(say("Your department (a number):"))
        department = DEPARTMENTS[int(typed) - 1] if typed.isdecimal() and 1 <= int(typed) <= len(DEPARTMENTS) else ""
        company = self.lines.ask(say("Your company:"))
        self.engine.keep(replace(settings, name=name[:60], department=department, company=company[:80]))
        if self.engine.settings_failure:
            self.lines.tell(
                say("Not saved: {reason}. You can go on; I keep trying.", reason=self.engine.settings_failure)
            )

    def _choose(self) -> str:
        """Propose, and read the choice."""
        say, today = self.voice.say, self.engine.today()
        self.lines.tell(wording.greeting(today, self.voice))
        options = [(proposal.entry.id, self._proposal(proposal)) for proposal in today.proposals]
        options += [("own", say("my own company")), ("choose", say("show every scenario"))]
        options += [("prove", say("prove it: start where you are"))]
        options += [("objections", say("read what people say against all this")), ("leave", say("leave"))]
        while (chosen := pick(options, self.lines.ask, self.lines, self.voice)) == "objections":
            hear_objections(self.engine.objections(), self.lines.ask, self.lines, self.voice)
        if chosen == "leave":
            raise Left
        if chosen != "choose":
            return chosen
        every = [(entry.id, self._line(entry)) for entry in today.choices]
        return pick(every, self.lines.ask, self.lines, self.voice)

    def _proposal(self, proposal: Proposal) -> str:
        say, entry = self.voice.say, proposal.entry
        area = say(names.AREA_NAMES.get(entry.area, entry.area))
        aside = (area, wording.minutes(proposal, self.voice), wording.reason(proposal, self.voice))
        return f"{say(names.KIND_NAMES[proposal.kind])}: {entry.named(self.voice.language)} ({'; '.join(aside)})"

    def _line(self, entry: Entry) -> str:
        area = self.voice.say(names.AREA_NAMES.get(entry.area, entry.area))
        return f"{entry.named(self.voice.language)} ({area}, {entry.level})"

    def _prove(self) -> None:
        """Go through the placement."""
        from tutor.plain.placement import Placement

        Placement(self.engine, self.lines, self._play_opened).run()

    def _own(self) -> None:
        """Practise on the own company."""
        from tutor.plain.own_company import own_company

        own_company(self.engine, self.lines, self._play_opened)

    def _play(self, scenario: str) -> None:
        """Play one scenario to its end, or until the person leaves."""
        self._play_opened(self.engine.start(scenario))

    def _play_opened(self, opened: Opened) -> None:
        """Play a session to its end, or until the person leaves."""
        if opened.resumed:
            self.lines.tell(self.voice.say("Welcome back: you go on where you left."))
        if opened.elsewhere:
            self.lines.tell(self.voice.say("This scenario is open in another window: here you begin anew."))
        if opened.changes:
            self.lines.tell(wording.changed(opened.changes, self.voice))
        try:
            Play(opened.session, self.lines, self.voice, self.engine.objections, self.engine.comes_back).run()
        finally:
            opened.session.close()
            self._say_where(opened.session)

    def _say_where(self, session: LiveSession) -> None:
        saved = session.saved
        if saved.ok:
            self.lines.tell(self.voice.say("Session: {file}", file=saved.place))
        else:
            self.lines.tell(self.voice.say("This session could not be saved: {reason}", reason=saved.reason))
