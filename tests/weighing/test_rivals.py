"""Who is a rival of whom: supersession, copies, windows."""

from __future__ import annotations

from tumen.weighing.quantities import Counted, Nature, quantity_of
from tumen.weighing.rivals import select

TOTAL = quantity_of("killed")
FLOW = quantity_of("trade-total")
CONSTANT = quantity_of("border-length")


def causes(selection) -> dict[str, tuple[str, str | None]]:
    return {
        out.report.locator.removeprefix("claims/"): (
            out.cause,
            out.by and out.by.removeprefix("claims/"),
        )
        for out in selection.left_out
    }


def rivals(selection) -> set[str]:
    return {voice.report.locator.removeprefix("claims/") for voice in selection.rivals}


def test_a_voice_keeps_its_latest_word(report) -> None:
    old = report("old", 600, "2025-04-30", voice="Service")
    new = report("new", 2000, "2025-09-02", voice="Service")
    selection = select([new, old], TOTAL)
    assert rivals(selection) == {"new"}
    assert causes(selection) == {"old": ("superseded", "new")}


def test_a_later_word_about_an_earlier_time_replaces_nothing(report) -> None:
    now = report("now", 2000, "2025-04-30", voice="Service")
    back = report("back", 300, "2025-09-02", voice="Service", start="2025-01-13", end="2025-01-13")
    assert "superseded" not in {cause for cause, _ in causes(select([now, back], TOTAL)).values()}


def test_a_link_replaces_across_voices(report) -> None:
    old = report("old", 600, "2025-04-30", superseded_by=("claims/new",))
    new = report("new", 2000, "2025-09-02")
    assert causes(select([old, new], TOTAL)) == {"old": ("superseded", "new")}
    assert rivals(select([old], TOTAL)) == {"old"}, "the replacement has not been heard of"


def test_a_later_copy_of_a_superseded_report_falls_with_it(report) -> None:
    old = report("old", 600, "2025-04-30", voice="Service", origin_group="april")
    new = report("new", 2000, "2025-09-02", voice="Service")
    stale = report("stale", 600, "2025-11-04", origin_group="april")
    assert causes(select([stale, new, old], TOTAL)) == {
        "old": ("superseded", "new"),
        "stale": ("superseded", "new"),
    }


def test_copies_of_one_origin_count_once_with_the_best_grade(report) -> None:
    first = report("first", 6000, "2025-06-15", origin_group="uk", credibility=3)
    copy = report("copy", 6000, "2025-06-16", origin_group="uk", credibility=1)
    selection = select([copy, first], TOTAL)
    (voice,) = selection.rivals
    assert voice.report is first
    assert voice.best is copy
    assert causes(selection) == {"copy": ("copy", "first")}


def test_one_voice_with_one_figure_is_one_report(report) -> None:
    first, second = report("a", 9, voice="X"), report("b", 9, voice="X")
    assert len(select([first, second], TOTAL).rivals) == 1


def test_older_totals_are_history(report) -> None:
    old, new = report("old", 300, "2024-12-01"), report("new", 2000, "2025-09-02")
    assert causes(select([old, new], TOTAL)) == {"old": ("history", None)}
    assert rivals(select([old, new], CONSTANT)) == {"old", "new"}


def test_flows_are_rivals_in_one_period_only(report) -> None:
    year = report("year", 34.4, "2024-06-17", start="2023", end="2023")
    eleven = report("eleven", 28, "2023-12-17", start="2023-01", end="2023-11")
    before = report("before", 42.7, "2021-02-19", start="2020", end="2020")
    quarter = report("quarter", 9, "2024-02-01", start="2023-10", end="2023-12")
    selection = select([year, eleven, before, quarter], FLOW)
    assert rivals(selection) == {"year", "eleven"}


def test_the_same_voice_on_another_year_replaces_nothing(report) -> None:
    reports = [
        report(f"y{y}", y, f"{y + 1}-03-01", voice="Customs", start=str(y), end=str(y))
        for y in (2018, 2019)
    ]
    assert causes(select(reports, FLOW)) == {"y2018": ("history", None)}


def test_a_report_without_weight_moves_nothing(report) -> None:
    good = report("good", 600, "2025-04-30", voice="Service")
    bad = report("bad", 6000, "2025-10-24", voice="Service", credibility=5)
    selection = select([good, bad], TOTAL)
    assert rivals(selection) == {"good"}
    assert causes(selection) == {"bad": ("weightless", None)}


def test_a_window_is_the_quantitys_own(report) -> None:
    old, new = report("old", 300, "2024-12-01"), report("new", 2000, "2025-09-02")
    wide = Counted("x", TOTAL.title, Nature.SNAPSHOT, 300)
    assert rivals(select([old, new], wide)) == {"old", "new"}
