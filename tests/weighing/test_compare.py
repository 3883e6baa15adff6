"""What changed: each kind of change, identity, and the claims that did it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tumen.core.dates import PartialDate
from tumen.core.evidence import Evidence, Finding
from tumen.core.values import Number, Quantity, Text
from tumen.weighing.compare import Kind, Rules, Statement, compare, statement_of

RULES = Rules(
    opposites=(frozenset({"in_force", "not_in_force"}),),
    about={"traded": ("year",)},
    signs={"balance": ("surplus",), "confirmed": ("truth",)},
)


def said(key: str, *evidence: str, subject: str = "", against=(), level: str = "", **slots: str):
    known = {name: date(2024, 1, 1 + n) for n, name in enumerate(sorted((*evidence, *against)))}
    return Statement(
        "alliance",
        key,
        slots,
        frozenset(evidence),
        known,
        contradicts=frozenset(against),
        subject=subject,
        confidence=level,
    )


def test_equal_answers_give_nothing() -> None:
    answer = [said("in_force", "a"), said("quote", "b", subject="b")]
    assert compare(answer, list(reversed(answer)), RULES) == ()


def test_new_is_done_by_its_evidence_in_order_of_known_time() -> None:
    (change,) = compare([], [said("in_force", "b", "a")], RULES)
    assert (change.kind, change.before, change.by) == (Kind.NEW, None, ("a", "b"))


def test_an_opposite_key_reverses() -> None:
    (change,) = compare([said("not_in_force", "a")], [said("in_force", "a", "b")], RULES)
    assert (change.kind, change.by) == (Kind.REVERSED, ("b",))


def test_a_turned_sign_or_truth_reverses() -> None:
    (change,) = compare(
        [said("balance", "a", surplus="12")], [said("balance", "b", surplus="-3")], RULES
    )
    assert change.kind is Kind.REVERSED
    (change,) = compare(
        [said("confirmed", "a", truth="false")], [said("confirmed", "b", truth="true")], RULES
    )
    assert change.kind is Kind.REVERSED


def test_other_words_change() -> None:
    (change,) = compare([said("sent", "a", n="11000")], [said("sent", "b", n="15000")], RULES)
    assert (change.kind, change.by) == (Kind.CHANGED, ("b",))


def test_a_lost_piece_changes_too() -> None:
    (change,) = compare([said("sent", "a", "b", n="2")], [said("sent", "a", n="1")], RULES)
    assert (change.kind, change.by) == (Kind.CHANGED, ("b",))


def test_a_rival_that_lowers_confidence_is_named() -> None:
    before, after = said("sent", "a", level="high"), said("sent", "a", against=["r"], level="low")
    (change,) = compare([before], [after], RULES)
    assert (change.kind, change.by) == (Kind.CHANGED, ("r",))


def test_more_evidence_for_the_same_words_is_no_change() -> None:
    assert compare([said("sent", "a", n="1")], [said("sent", "a", "b", n="1")], RULES) == ()


def test_the_day_asked_for_is_no_content() -> None:
    before, after = said("sent", "a", as_of="2024-04-30"), said("sent", "a", as_of="2026-11-01")
    assert compare([before], [after], RULES) == ()


def test_withdrawn_names_what_replaced_it() -> None:
    gone = said("quote", "old", subject="old")
    (change,) = compare([gone], [], RULES, {"old": ["new"]})
    assert (change.kind, change.after, change.by) == (Kind.WITHDRAWN, None, ("new",))
    (change,) = compare([gone], [], RULES)
    assert change.by == ("old",)


def test_slots_that_a_sentence_is_about_keep_years_apart() -> None:
    before = [said("traded", "a", year="2022", value="4")]
    after = [
        said("traded", "a", year="2022", value="4"),
        said("traded", "b", year="2023", value="34"),
    ]
    (change,) = compare(before, after, RULES)
    assert (change.kind, change.after.slots["year"]) == (Kind.NEW, "2023")


def test_equal_sentences_find_each_other_before_similar_ones() -> None:
    before = [said("p", "a", x="1"), said("p", "b", x="2")]
    after = [said("p", "c", x="3"), said("p", "a", x="1")]
    (change,) = compare(before, after, RULES)
    assert (change.before.slots["x"], change.after.slots["x"]) == ("2", "3")


STATEMENTS = st.lists(
    st.builds(
        lambda key, x, evidence: said(key, *sorted(evidence), x=x),
        st.sampled_from(["in_force", "not_in_force", "p", "q"]),
        st.sampled_from("123"),
        st.sets(st.sampled_from("abc"), min_size=1),
    ),
    max_size=6,
)


@given(STATEMENTS)
def test_nothing_changes_against_itself(answer) -> None:
    assert compare(answer, answer, RULES) == ()


@given(STATEMENTS, STATEMENTS)
def test_swapping_the_days_swaps_new_and_withdrawn(before, after) -> None:
    there, back = compare(before, after, RULES), compare(after, before, RULES)
    count = lambda changes, kind: sum(change.kind is kind for change in changes)  # noqa: E731
    assert count(there, Kind.NEW) == count(back, Kind.WITHDRAWN)
    assert len(after) - len(before) == count(there, Kind.NEW) - count(there, Kind.WITHDRAWN)


def test_a_finding_becomes_a_statement() -> None:
    piece = Evidence(
        source="paper",
        publisher="Paper",
        title="t",
        url="https://example.org",
        published=None,
        known=PartialDate.parse("2024-06"),
        reliability="B",
        credibility=2,
        locator="claims/a",
    )
    words = Text("It is so.", "そうである。")
    quoted = statement_of("alliance", Finding("quote", {"statement": words}, (piece,)))
    assert (quoted.subject, quoted.slots) == ("claims/a", {"statement": "It is so."})
    assert quoted.known == {"claims/a": date(2024, 6, 30)}
    assert quoted.confidence == "moderate"
    slots = {"n": Quantity(None, "persons", low=5), "x": Number(0.25), "year": 2024}
    stated = statement_of("alliance", Finding("sent", slots, (piece,)))
    assert (stated.subject, stated.slots) == (
        "",
        {"n": "5|| persons", "x": "0.25", "year": "2024"},
    )
