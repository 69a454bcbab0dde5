"""A learner's way through the program in lines."""

from __future__ import annotations

from dataclasses import replace

from tutor.course.catalogue import Entry
from tutor.engine.engine import Engine, Opened
from tutor.engine.live import LiveSession
from tutor.engine.settings import DEPARTMENTS
from tutor.i18n import LANGUAGES, Speaker
from tutor.learning.path import Proposal
from tutor.plain.lines import Left, Lines, asks_for_help, pick
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
                    case "progress":
                        self._look_back()
                    case "sessions":
                        self._sessions()
                    case "language":
                        self._other_language()
                    case chosen:
                        self._play(chosen)
        except Left:
            self.lines.tell(self.voice.say("Until next time. Everything is kept."))

    def _welcome(self) -> None:
        """Ask four short things on the first run; each may be skipped."""
        settings = self.engine.settings
        if not self.engine.language_asked and (language := self._language()):
            settings = replace(settings, language=language)
            self.engine.settings = settings
        say = self.voice.say
        self.lines.tell()
        self.lines.tell(say("Social media in small real tasks, for people whose job is something else."))
        self.lines.tell(say("Everything stays on this machine. Each question may be skipped with an empty line."))
        self.lines.tell()
        name = self._short(say("A name, or a pseudonym:"))
        self.lines.tell()
        for number, department in enumerate(DEPARTMENTS, 1):
            self.lines.tell(f"{number}. {say(names.DEPARTMENT_NAMES[department])}")
        typed = self._short(say("Your department (a number):"))
        department = DEPARTMENTS[int(typed) - 1] if typed.isdecimal() and 1 <= int(typed) <= len(DEPARTMENTS) else ""
        company = self._short(say("Your company:"))
        self.engine.keep(replace(settings, name=name[:60], department=department, company=company[:80]))
        self._say_unkept()

    def _say_unkept(self) -> None:
        """Say where the settings could not be kept."""
        if reason := self.engine.settings_failure:
            self.lines.tell(self.voice.say("Not saved: {reason}. You can go on; I keep trying.", reason=reason))

    def _language(self) -> str:
        """Ask for the language in both, before one is spoken; empty for the one that was guessed."""
        for line in ("Che lingua parliamo? Which language shall we speak?", "", "1. Italiano", "2. English"):
            self.lines.tell(line)
        typed = self.lines.ask("Un numero / A number:")
        return LANGUAGES[int(typed) - 1] if typed in ("1", "2") else ""

    def _short(self, question: str) -> str:
        """Ask something that may be skipped; a question mark is no answer."""
        while asks_for_help(typed := self.lines.ask(question), self.voice):
            self.lines.tell(self.voice.say("It stays on this machine, and an empty line skips it."))
        return typed

    def _choose(self) -> str:
        """Propose, and read the choice."""
        say, today = self.voice.say, self.engine.today()
        self.lines.tell()
        self.lines.tell(wording.greeting(today, self.voice))
        options = [(proposal.entry.id, self._proposal(proposal)) for proposal in today.proposals]
        options += [("own", say("my own company")), ("choose", say("show every scenario"))]
        options += [("prove", say("prove it: start where you are")), ("progress", say("my progress"))]
        options += [("sessions", say("my sessions")), ("language", say("change the language"))]
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

    def _look_back(self) -> None:
        """See how one is getting on, and what one wrote."""
        from tutor.plain.progress import LookBack

        LookBack(self.engine, self.lines).run()

    def _sessions(self) -> None:
        """Replay sessions of one's own, until the person goes back."""
        from tutor.plain.replay import own_sessions

        own_sessions(self.engine, self.lines)

    def _other_language(self) -> None:
        """Speak the other language, from here on and next time."""
        language = next(each for each in LANGUAGES if each != self.voice.language)
        self.engine.keep(replace(self.engine.settings, language=language))
        self._say_unkept()

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
        """Say that a session is kept, or why not; of each task of the placement only the latter."""
        saved = session.saved
        if saved.ok and session.view().short:
            return
        if saved.ok:
            self.lines.tell(self.voice.say("This session is kept on this machine: “my sessions” shows it again."))
        else:
            self.lines.tell(self.voice.say("This session could not be saved: {reason}", reason=saved.reason))
