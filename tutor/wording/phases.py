"""What each phase of a session is about, for whoever asks for help in it."""

from __future__ import annotations

from tutor.i18n import marked

PHASES_ABOUT = {
    "predict": marked(
        "Read the brief first: who you are, who reads, what is true. Then say how many of the essentials you expect "
        "to hit: afterwards you see how well you know yourself. Skipping is fine."
    ),
    "write": marked(
        "Here you write, as you would at work. The count is the network's own, and it says where the text is cut. "
        "Nobody reads along until you hand in."
    ),
    "grading": marked("Your answer is being read. It takes a moment."),
    "self-check": marked(
        "Before you hear what was found, look at your own text: yes, partly, no, don't know. What you say changes "
        "nothing in it; who looks first gets more out of it. You can skip the rest at any time."
    ),
    "feedback": marked(
        "One thing that works, and at most two next moves: what was found, why it matters to the reader, one thing to "
        "try. If you see it otherwise, say so: it is recorded. You go on when you like."
    ),
    "compare": marked(
        "Your text beside good ones in other styles, and one that often happens. Not to copy: to take an idea from."
    ),
    "close": marked(
        "What your work gives back, and three short questions; each is skipped with one key. A plan holds better when "
        "it says when, and then what: “When the oven is off, then I take a photo.”"
    ),
}
"""By the phase's name."""
