"""Verbs about the networks: what they allow, how they count, how a visit from them is told from others."""

from __future__ import annotations

import json

import click

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.verbs.base import LANGUAGE, from_input
from tutor.verbs.completing import network_names


@click.command("networks")
@click.argument("name", required=False, shell_complete=network_names)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
def list_networks(name: str | None, as_json: bool, language: str | None) -> None:
    """List the networks, or the rules of the one NAMEd.

    Each rule says how sure it is, from when and from whom.
    """
    from tutor.engine.engine import Engine
    from tutor.networks.rules import network_named, networks
    from tutor.wording.networks import overview, rule_lines, rules_data

    chosen = [network_named(name)] if name else list(networks().values())
    engine = Engine(language=language)
    today = engine.clock().date()
    if as_json:
        data = [rules_data(network, today) for network in chosen]
        print(json.dumps(data[0] if name else data, ensure_ascii=False, indent=2))
    elif name:
        print("\n".join(rule_lines(chosen[0], today, engine.voice)))
    else:
        print("\n".join(overview(network, engine.voice) for network in chosen))


@click.command()
@click.argument("network", shell_complete=network_names)
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
def count(network: str, text: str, as_json: bool, language: str | None) -> None:
    """Count a TEXT as a NETWORK counts it.

    It says what makes the text long and what is seen of it before the cut. TEXT - reads from the input.
    """
    from tutor.engine.engine import Engine
    from tutor.networks.count import count as count_text
    from tutor.networks.preview import visible
    from tutor.networks.rules import network_named
    from tutor.text.clean import clean
    from tutor.wording.networks import count_data, count_lines

    place = network_named(network)
    given = clean(from_input() if text == "-" else text)
    counted, seen = count_text(given, place), visible(given, place)
    if as_json:
        print(json.dumps(count_data(given, place, counted, seen), ensure_ascii=False, indent=2))
        return
    print("\n".join(count_lines(given, place, counted, seen, Engine(language=language).voice)))


@click.command()
@click.argument("url")
@click.option("--source", default="", help="Where the visit comes from: instagram.")
@click.option("--medium", default="", help="By what means: social, email.")
@click.option("--campaign", default="", help="What for: open-day-2026.")
@click.option("--content", default="", help="Which of several links in one place.")
@click.option("--term", default="", help="The search words that were paid for.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
def link(url: str, as_json: bool, language: str | None, **tags: str) -> None:
    """Tag a link, or tidy up one with tags.

    It says what was wrong with it, what is still missing, and the channel that Google Analytics files its visits under.
    """
    from tutor.checkers.finding import Context
    from tutor.checkers.tracking.links import fault_words, somebody_in
    from tutor.engine.engine import Engine
    from tutor.networks.links import build_link, normalised, parse_link, unreadable
    from tutor.text.clean import clean_line
    from tutor.wording.links import link_data, link_lines

    given, voice = clean_line(url, characters=4000), Engine(language=language).voice
    if unreadable(given):
        said = fault_words(parse_link(given).flaws[0], voice)
        raise TutorError(marked("no link"), said, marked("a page of the web: https://example.org/page"), ExitCode.USAGE)
    tidied = normalised(build_link(given, **tags) if any(tags.values()) else given)
    written = [*parse_link(given).parameters, *((f"utm_{name}", value) for name, value in tags.items())]
    exposed = somebody_in(written, Context(voice.language))
    if as_json:
        print(json.dumps(link_data(tidied, exposed), ensure_ascii=False, indent=2))
    else:
        print("\n".join(link_lines(tidied, exposed, voice)))
