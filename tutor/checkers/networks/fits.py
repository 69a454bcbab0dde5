"""Networks: what a place takes."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.base import SelfTest, TextChecker
from tutor.checkers.finding import Context, Finding, Outcome
from tutor.checkers.look import Look
from tutor.networks.count import count
from tutor.networks.extract import hashtags
from tutor.networks.rules import Network, Rule, may_fail, networks


class Fits(TextChecker):
    """The text fits the network's limit, counted as the network counts, and its number of hashtags too."""

    def judge(self, look: Look) -> Finding:
        """Count and compare."""
        network = networks().get(look.context.network)
        if network is None or network.limit is None:
            return Finding(Outcome.UNSURE, look.voice.say("I know no limit for this place."))
        counted = count(look.reading.text, network)
        over = next((bound for bound in counted.bounds if not bound.fits), None)
        if over is None:
            values = {"used": counted.used, "limit": counted.limit, "network": network.name}
            fine = Finding(Outcome.MET, look.voice.say("{used} of {limit} characters.", **values))
            return self._hashtags(look, network) or fine
        said = look.voice.say(
            "{used} characters, and {network} takes {limit}.", used=over.used, limit=over.limit, network=network.name
        )
        if not may_fail(network.limit):
            return Finding(Outcome.UNSURE, said)
        why = look.voice.say("The place does not shorten a text for you: it refuses it, or cuts where it likes.")
        move = look.voice.say("Try leaving out what the reader would not miss.")
        return Finding(Outcome.UNMET, said, why, move, ((over.end, len(look.reading.text)),))

    def rests_on(self, network: Network) -> tuple[Rule, ...]:
        """Return the limits."""
        limits = (network.limit, network.second_limit, network.rule("hashtags.max"))
        return tuple(rule for rule in limits if rule is not None)

    def _hashtags(self, look: Look, network: Network) -> Finding | None:
        rule, tags = network.rule("hashtags.max"), hashtags(look.reading.text, network.id)
        if rule is None or isinstance(rule.value, str) or len(tags) <= rule.value or not may_fail(rule):
            return None
        said = look.voice.say(
            "{used} hashtags, and {network} takes {limit}.", used=len(tags), network=network.name, limit=rule.value
        )
        move = look.voice.say("Which of them does your reader really look for? Try keeping those.")
        return Finding(Outcome.UNMET, said, "", move, tuple((tag.start, tag.end) for tag in tags))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a text that fits, one that does not, and a place without a limit."""
        instagram = Context("en", network="instagram")
        yield SelfTest(Outcome.MET, "New oil on Saturday. #newoil", context=instagram)
        yield SelfTest(Outcome.UNMET, "oil " * 600, context=instagram)
        yield SelfTest(Outcome.UNMET, "Oil. #a1 #b1 #c1 #d1 #e1 #f1", context=instagram)
        yield SelfTest(Outcome.UNSURE, "New oil on Saturday.")
