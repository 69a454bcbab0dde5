"""What people say against all this, and what the course answers, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.i18n import Speaker
from tutor.plain.lines import Ask, Lines, pick

if TYPE_CHECKING:
    from tutor.course.header import Objection


def hear_objections(objections: tuple[Objection, ...], ask: Ask, lines: Lines, voice: Speaker) -> None:
    """Read out the objections, and the answer to each that is picked, until the person goes back.

    Args:
        objections: What people say, with the answers.
        ask: Writes a prompt and reads a line that is no command.
        lines: Where to write.
        voice: Says sentences.
    """
    if not objections:
        lines.tell(voice.say("This course holds no objections yet."))
        return
    lines.tell()
    lines.tell(voice.say("What would you say? Here is what others say, and an answer."))
    answers = {each.id: each.answer for each in objections}
    options = [(each.id, f"“{each.says}”") for each in objections]
    while (chosen := pick([*options, ("back", voice.say("back"))], ask, lines, voice)) != "back":
        lines.tell(answers.get(chosen, ""))
