"""Checkers by name: built in, or registered by other packages under the entry-point group ``tutor.checkers``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked

if TYPE_CHECKING:
    from tutor.checkers.base import Checker

ENTRY_POINT_GROUP = "tutor.checkers"
"""Where a plug-in registers its checkers; the entry point's name is the checker's."""
SELF = "self"
"""A criterion that the learner judges: it has no checker."""

BUILT_IN: Mapping[str, str] = {
    "content.facts_kept": "facts:FactsKept",
    "content.nothing_confidential": "confidential:NothingConfidential",
    "content.nothing_invented": "facts:NothingInvented",
    "content.names_the_niche": "content.niche:NamesTheNiche",
    "content.mentions": "content.niche:Mentions",
    "content.call_to_action": "content.action:CallToAction",
    "content.plain_words": "content.words:PlainWords",
    "content.hook": "content.opening:Hook",
    "content.one_idea": "content.action:OneIdea",
    "content.reader_focus": "content.voice:ReaderFocus",
    "content.first_hand": "content.voice:FirstHand",
    "content.accessible": "content.access:Accessible",
    "content.alt_text": "content.access:AltText",
    "content.no_personal_data": "content.privacy:NoPersonalData",
    "content.consent": "content.privacy:Consent",
    "networks.fits": "networks.fits:Fits",
    "networks.hashtags": "networks.hashtags:Hashtags",
    "networks.adapted": "networks.adapted:Adapted",
    "networks.reason_from_readers": "networks.reasons:ReasonFromReaders",
    "networks.leaves_out": "networks.reasons:LeavesOut",
    "networks.up_front": "networks.places:UpFront",
    "networks.form": "networks.places:Form",
    "networks.link_works": "networks.places:LinkWorks",
    "tracking.tagged_link": "tracking.links:TaggedLinkBuilt",
    "tracking.caveat": "tracking.reserve:Caveat",
    "tracking.next_look": "tracking.plans:NextLook",
    "tracking.goal_measurable": "tracking.goals:GoalMeasurable",
    "tracking.fitting_measure": "tracking.goals:FittingMeasure",
    "tracking.rate": "tracking.rates:Rate",
    "tracking.like_with_like": "tracking.rates:LikeWithLike",
    "tracking.no_vanity": "tracking.reserve:NoVanity",
    "tracking.decision_rule": "tracking.plans:DecisionRule",
    "tracking.three_lines": "tracking.plans:ThreeLines",
    "internal.news_first": "internal.news:NewsFirst",
    "internal.owner_and_date": "internal.actions:OwnerAndDate",
    "internal.no_blame": "internal.people:NoBlame",
    "internal.what_changes": "internal.change:WhatChanges",
    "internal.reason": "internal.change:Reason",
    "internal.leaves_choice": "internal.change:LeavesChoice",
    "internal.five_w": "internal.brief:FiveW",
    "internal.short_and_findable": "internal.brief:ShortAndFindable",
    "internal.helps_grow": "internal.people:HelpsGrow",
    "internal.embargo": "internal.embargo:Embargo",
    "internal.closes_the_loop": "internal.people:ClosesTheLoop",
    "engagement.no_bait": "engagement.bait:NoBait",
    "engagement.open_question": "engagement.questions:OpenQuestion",
    "engagement.acknowledges": "engagement.replies:Acknowledges",
    "engagement.not_defensive": "engagement.tone:NotDefensive",
    "engagement.moves_on": "engagement.replies:MovesOn",
    "engagement.answers": "engagement.replies:Answers",
    "engagement.remedy": "engagement.tone:Remedy",
    "engagement.corrects_kindly": "engagement.tone:CorrectsKindly",
    "engagement.keeps_private": "engagement.person:KeepsPrivate",
    "engagement.signed": "engagement.person:Signed",
    "engagement.discloses": "engagement.person:Discloses",
    "closed.choice": "closed:Choice",
    "closed.decision": "decision:Decision",
    "closed.match": "closed:Match",
    "closed.order": "closed:Order",
    "closed.number": "number:Number",
}
"""Name of a checker, and where its class is: a module of this package and a class in it."""


class UnknownChecker(TutorError):
    """No checker has this name.

    Args:
        name: What was asked for.
        nearest: The most similar name there is; empty when none is similar.
    """

    def __init__(self, name: str, nearest: str) -> None:
        super().__init__(marked("no such checker"), name, f"'{nearest}'?" if nearest else "", ExitCode.NOT_FOUND)
        self.name = name
        self.nearest = nearest


def is_built_in(name: str) -> bool:
    """Tell a built-in checker from one that another package brings."""
    return name in BUILT_IN


@cache
def checker_class(name: str) -> type[Checker]:
    """Return the class of a checker.

    Raises:
        UnknownChecker: No checker has this name.
        TutorError: A checker of another package is broken, none at all, or registered twice.
    """
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        found: type[Checker] = getattr(import_module(f"tutor.checkers.{module}"), attribute)
        return found
    return _plug_in(name)


def names() -> list[str]:
    """Return the names of all checkers, built in first, then those of other packages."""
    return [*BUILT_IN, *sorted(name for name in _entry_points() if name not in BUILT_IN)]


def shadowing() -> dict[str, str]:
    """Return the built-in names that other packages give their checkers, with the packages; ours are used."""
    return {name: _packages(found) for name, found in sorted(_entry_points().items()) if name in BUILT_IN}


def _plug_in(name: str) -> type[Checker]:
    """Import a checker of another package."""
    found = _entry_points().get(name, [])
    if not found:
        from difflib import get_close_matches

        close = get_close_matches(name, [*names(), SELF], n=1, cutoff=0.5)
        raise UnknownChecker(name, close[0] if close else "")
    if len(found) > 1:
        said = f"{name} ({_packages(found)})"
        raise TutorError(marked("checker registered twice"), said, marked("remove one of the packages"))
    from tutor.checkers.base import Checker

    try:
        loaded = found[0].load()
    except Exception as error:
        said = f"{name} ({_packages(found)}): {type(error).__name__}: {error}"
        raise TutorError(marked("broken checker"), said, marked("update or remove its package")) from error
    if not (isinstance(loaded, type) and issubclass(loaded, Checker)):
        hint = marked("a checker is a subclass of tutor.checkers.base.Checker")
        raise TutorError(marked("not a checker"), f"{name} ({_packages(found)})", hint)
    return loaded


@cache
def _entry_points() -> dict[str, list[Any]]:
    """Scan the installed packages; only done when a course names a checker that is not built in, or to list all."""
    from importlib.metadata import entry_points

    found: dict[str, list[Any]] = {}
    for entry in entry_points(group=ENTRY_POINT_GROUP):
        found.setdefault(entry.name, []).append(entry)
    return found


def _packages(entries: Iterable[Any]) -> str:
    return ", ".join(sorted(entry.dist.name if entry.dist else "?" for entry in entries))
