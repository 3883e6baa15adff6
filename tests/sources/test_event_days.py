from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.core.errors import DataError
from tumen.sources._event_days import CodedEvent, pair_days

DAY = date(2020, 11, 13)


def event(actor: str, target: str, report: str, cameo: str = "040") -> CodedEvent:
    return CodedEvent(actor, target, DAY, cameo, 1.0, report)


def test_a_report_counts_once_whatever_the_direction() -> None:
    rows = pair_days(
        [event("RUS", "PRK", "x"), event("PRK", "RUS", "x"), event("RUS", "PRK", "x"),
         event("PRK", "RUS", "y")]
    )  # fmt: skip
    assert [(row["actor"], row["target"], row["n"]) for row in rows] == [
        ("RUS", "PRK", 1),
        ("PRK", "RUS", 1),
    ]


def test_other_codes_of_one_report_are_other_events() -> None:
    assert len(pair_days([event("RUS", "PRK", "x"), event("RUS", "PRK", "x", "042")])) == 2


def test_events_within_a_state_are_left_out() -> None:
    assert pair_days([event("RUS", "RUS", "x")]) == []


def test_a_code_with_two_values_is_refused() -> None:
    other = CodedEvent("JPN", "PRK", DAY, "040", 7.0, "z")
    with pytest.raises(DataError, match="CAMEO 040 has the values"):
        pair_days([event("RUS", "PRK", "x"), other])


@given(
    st.lists(
        st.builds(
            event,
            st.sampled_from(["RUS", "PRK", "CHN"]),
            st.sampled_from(["RUS", "PRK", "CHN"]),
            st.sampled_from("xyz"),
            st.sampled_from(["040", "042"]),
        )
    )
)
def test_repeating_or_swapping_events_changes_no_count(events: list[CodedEvent]) -> None:
    swapped = [CodedEvent(e.target, e.actor, e.day, e.cameo, e.goldstein, e.report) for e in events]
    assert pair_days([*events, *swapped, *events]) == pair_days(events)
