"""Networks: what a place takes."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.base import Look, SelfTest, TextChecker
from tutor.checkers.finding import Context, Finding, Outcome
from tutor.networks.count import length
from tutor.networks.rules import Network, networks
from tutor.text.tokens import Kind


class Fits(TextChecker):
    """The text fits the network's limit, counted as the network counts, and its number of hashtags too."""

    def judge(self, look: Look) -> Finding:
        """Count and compare."""
        network = networks().get(look.context.network)
        if network is None or network.limit is None:
            return Finding(Outcome.UNSURE, look.voice.say("I know no limit for this place."))
        used, limit = length(look.reading.text, network), int(network.limit.value)
        values = {"used": used, "limit": limit, "network": network.name}
        if used > limit:
            said = look.voice.say("{used} characters, and {network} takes {limit}.", **values)
            if network.limit.confidence == "low":
                return Finding(Outcome.UNSURE, said)
            why = look.voice.say("The place does not shorten a text for you: it refuses it, or cuts where it likes.")
            move = look.voice.say("Try leaving out what the reader would not miss.")
            return Finding(
                Outcome.UNMET,
                said,
                why,
                move,
                ((limit, len(look.reading.text)),) if used == len(look.reading.text) else (),
            )
        return self._hashtags(look, network) or Finding(
            Outcome.MET, look.voice.say("{used} of {limit} characters.", **values)
        )

    def _hashtags(self, look: Look, network: Network) -> Finding | None:
        rule = network.rule("hashtags.max")
        tags = look.reading.of_kind(Kind.HASHTAG)
        if rule is None or isinstance(rule.value, str) or len(tags) <= rule.value or rule.confidence == "low":
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
