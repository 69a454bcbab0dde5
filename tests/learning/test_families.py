"""Families: a scenario with its twins, whatever they were called before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.learning.pasts import entry
from tutor.learning.families import Families

NAMES = st.sampled_from("abcdefgh")


def test_twins_of_twins_are_one_family_and_a_scenario_alone_is_one_too() -> None:
    families = Families([entry("c", twin="b"), entry("b", twin="a"), entry("a"), entry("z"), entry("y", twin="nobody")])
    assert families.names() == ("a", "z", "y")
    assert [each.id for each in families.members("a")] == ["a", "b", "c"]
    assert families.of("c") == "a"


def test_former_names_lead_to_the_family_of_today() -> None:
    families = Families([entry("new", formerly=("old", "older")), entry("other", twin="old")])
    assert families.current("older") == "new"
    assert families.of("old") == families.of("other") == "new"


def test_a_scenario_that_is_not_at_hand_is_a_family_without_members() -> None:
    families = Families([entry("a")])
    assert families.of("gone") == "gone"
    assert families.members("gone") == ()


@given(st.dictionaries(NAMES, NAMES, min_size=1))
def test_families_share_out_the_scenarios_and_no_twin_is_parted(twins: dict[str, str]) -> None:
    families = Families([entry(name, twin=twin) for name, twin in twins.items()])
    members = [each.id for family in families.names() for each in families.members(family)]
    assert sorted(members) == sorted(twins)
    for name, twin in twins.items():
        assert twin not in twins or families.of(name) == families.of(twin)
