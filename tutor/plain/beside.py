"""What can be typed beside an answer, and what each word does."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.i18n import Speaker, marked
from tutor.session.view import StepView
from tutor.wording.phases import PHASES_ABOUT

WORDS = {
    marked("hint"): marked("a hint, one step further each time"),
    marked("example"): marked("how another company did it"),
    marked("brief"): marked("the brief once more"),
    marked("networks"): marked("the text as each network would show it"),
    marked("editor"): marked("write in an editor of your own"),
    marked("objections"): marked("what people say against all this, and an answer"),
    marked("help"): marked("what this part is about, and these words"),
}
"""Words after a colon and what they do, besides what leads out."""
PASS_OVER = marked("pass-over")
"""The word of the placement."""
SHORT_WORDS = {
    PASS_OVER: marked("leave this task unanswered"),
    "brief": WORDS["brief"],
    "editor": WORDS["editor"],
}
"""Words of the placement, where nothing helps."""
LEAVING = marked("leave; what you wrote is kept")
"""What leaving does."""


def offer(view: StepView, voice: Speaker) -> str:
    """Say in one short line what can be typed where an answer is written."""
    useful = {
        "hint": not view.short,
        "example": view.offers_example,
        "brief": True,
        "networks": not view.short and view.box is not None and bool(view.box.network),
        PASS_OVER: view.short,
        "leave": True,
    }
    words = ", ".join(f":{voice.say(word)}" for word, here in useful.items() if here)
    return voice.say("You can also type {words}; ? explains them.", words=words)


def explained(view: StepView, voice: Speaker) -> Iterator[str]:
    """Say what the phase is about, then each word with what it does, a line each."""
    words = SHORT_WORDS if view.short else WORDS
    if not view.short:
        yield voice.say(PHASES_ABOUT[view.phase])
    for word, meaning in {**words, "leave": LEAVING}.items():
        yield f":{voice.say(word)}: {voice.say(meaning)}"
