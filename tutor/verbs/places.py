"""Verbs about the networks: what they allow, how they count."""

from __future__ import annotations

import json

import click

from tutor.verbs.base import LANGUAGE, from_input


@click.command("networks")
@click.argument("name", required=False)
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
@click.argument("network")
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
        print(json.dumps(count_data(place, counted, seen), ensure_ascii=False, indent=2))
        return
    print("\n".join(count_lines(given, place, counted, seen, Engine(language=language).voice)))
