"""Weights that come to the same as a credit scheme, whatever is picked; and no others."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tutor.checkers.credit import Credit, earned
from tutor.course.exchange.credit import scheme_of, weights_of

lists = st.lists(
    st.sampled_from([100, 50, 33.33333, 25, 20, 0, -20, -25, -33.33333, -50, -100]), min_size=2, max_size=5
)


def same(scheme: Credit, weights: list[float]) -> bool:
    """Tell whether a scheme earns what the weights add up to, for every set of picks."""
    names = [str(at) for at in range(len(weights))]
    right = {name for name, weight in zip(names, weights, strict=True) if weight > 0}
    for size in range(1, len(names) + 1):
        for picked in combinations(names, size):
            added = min(1.0, max(0.0, sum(weights[int(name)] for name in picked) / 100))
            if abs(added - earned(scheme, set(picked), right)) > 0.001:
                return False
    return True


@given(lists.filter(lambda weights: any(weight > 0 for weight in weights)))
def test_a_scheme_is_named_where_one_is_equal(weights: list[float]) -> None:
    scheme = scheme_of(weights)
    if scheme is None:
        assert not any(same(each, weights) for each in Credit)
    else:
        assert same(scheme, weights)


@given(st.lists(st.booleans(), min_size=2, max_size=6).filter(any))
def test_net_goes_out_and_comes_back(right: list[bool]) -> None:
    assert scheme_of(weights_of(right)) is Credit.NET
    assert [weight > 0 for weight in weights_of(right)] == right


def test_the_weights_of_the_manual() -> None:
    assert scheme_of([50, 50, -50, -50]) is Credit.NET
    assert scheme_of([33.33333, 33.333, 33.33, -33.33333]) is Credit.NET
    assert scheme_of([100, -50]) is Credit.COVERAGE
    assert scheme_of([50, 50, 0, 0]) is None
    assert scheme_of([33.33333, 33.33333, 33.33333, -100]) is None
    assert scheme_of([0, -50]) is None
