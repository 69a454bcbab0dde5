"""Names of areas, departments and proposals: what the first screen says. It imports nothing heavy."""

from __future__ import annotations

from tutor.i18n import marked
from tutor.learning.areas import Standing
from tutor.learning.path import Kind, Reason

AREA_NAMES = {
    "content": marked("content"),
    "networks": marked("networks"),
    "tracking": marked("tracking"),
    "internal": marked("internal"),
    "engagement": marked("engagement"),
}
DEPARTMENT_NAMES = {
    "shop-floor": marked("shop floor"),
    "hr": marked("people office"),
    "sales": marked("sales"),
    "support": marked("customer service"),
    "admin": marked("administration"),
    "production": marked("production"),
    "it": marked("IT"),
    "management": marked("management"),
}
STANDING_NAMES = {
    Standing.NEW: marked("new"),
    Standing.GUIDED: marked("guided"),
    Standing.AUTONOMOUS: marked("on your own"),
    Standing.STABLE: marked("stable"),
    Standing.CAN_HELP: marked("can help"),
    Standing.PICK_UP: marked("pick up again"),
}
KIND_NAMES = {
    Kind.REVIEW: marked("Review"),
    Kind.AGAIN: marked("Again"),
    Kind.RESUME: marked("Go on"),
    Kind.NEXT: marked("Next"),
    Kind.ANOTHER: marked("Another"),
}
REASONS = {
    Reason.DUE: marked("due today"),
    Reason.SINCE: marked("ready for you since {day}"),
    Reason.STILL_OPEN: marked("something was left open; here is another try"),
    Reason.LEFT_OPEN: marked("you left it half-way; it goes on from there"),
    Reason.CONFIRM: marked("it confirms what you showed; best by {day}"),
    Reason.FIRST_STEP: marked("a good one to begin with"),
    Reason.NEW_AREA: marked("an area you have not tried yet"),
    Reason.FIRST_CASE: marked("the first case in this area"),
    Reason.PICK_UP: marked("a way back into this area"),
    Reason.CLOSE: marked("one more on your own, and this area is yours"),
    Reason.NEXT_LEVEL: marked("one step further in this area"),
    Reason.SAME_AREA: marked("another case from this area"),
    Reason.NEW_DEPARTMENT: marked("from a department you have not met"),
}


def bar(done: int, out_of: int, width: int = 10) -> str:
    """Draw a share as a bar."""
    full = round(width * done / out_of) if out_of else 0
    return "█" * full + "░" * (width - full)
