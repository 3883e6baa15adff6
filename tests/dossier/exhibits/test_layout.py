"""Breaking lines, making room, choosing ticks, cutting outlines."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tumen.dossier.exhibits._labels import spread
from tumen.dossier.exhibits._outlines import cut, fit, unwrapped
from tumen.dossier.exhibits._scales import nice_step, time_axis, value_axis, year_ticks
from tumen.dossier.exhibits._type import balanced, shorten, text_width, wrap

TEXTS = st.text(alphabet="abc de、。語カタナー「」()1", max_size=80)


@given(TEXTS, st.floats(40, 300))
def test_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    lines = wrap(text, 12, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, 12) <= width or len(line) <= 2 for line in lines)
    assert len(balanced(text, 12, width)) == len(lines)


def test_japanese_lines_keep_marks_and_katakana_together() -> None:
    lines = wrap("平壌で「条約」に署名した。オープンソース・センターが伝えた。", 10, 75)
    assert not any(line[0] in "、。」・" for line in lines)
    assert not any(line.endswith("「") for line in lines)
    assert any("オープン" in line for line in lines)


def test_long_text_is_cut_with_a_mark() -> None:
    assert shorten("a long line of words", 12, 60).endswith("…")
    assert wrap("one two three four five six", 12, 50, most=2)[-1].endswith("…")


@given(
    st.lists(st.floats(0, 200), min_size=1, max_size=8),
    st.floats(5, 20),
)
def test_labels_never_overlap(wanted: list[float], height: float) -> None:
    placed = spread(wanted, [height] * len(wanted), 0, 300)
    for low, high in zip(sorted(placed), sorted(placed)[1:], strict=False):
        assert high - low >= height - 1e-6
    assert all(height / 2 - 1e-6 <= y <= 300 - height / 2 + 1e-6 for y in placed)


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=20))
@example([5e-324])
@example([-5e-324])
@example([-1e-300, 0.0])
def test_an_axis_holds_its_values(values: list[float]) -> None:
    axis = value_axis(values, 0, 100)
    assert all(-0.01 <= axis(value) <= 100.01 for value in values)
    assert 1 < len(axis.ticks) < 15


@given(st.floats(1e-9, 1e12), st.integers(2, 10))
def test_steps_are_round(extent: float, count: int) -> None:
    step = nice_step(extent, count)
    digits = f"{step:.6e}".split("e")[0].rstrip("0").rstrip(".")
    assert digits in ("1", "2", "2.5", "5")
    assert extent / step <= count * 1.01


@given(st.lists(st.floats(1800, 2030), min_size=1, max_size=60))
def test_time_runs_forward(years: list[float]) -> None:
    axis = time_axis(years, 0, 700)
    places = [axis(year) for year in sorted(years)]
    assert places == sorted(places)
    assert places[0] >= 0
    assert places[-1] <= 700


def test_crowded_years_get_more_room() -> None:
    years = [1860.0, 1905.0, 1950.0, *(2024 + i / 10 for i in range(10))]
    axis = time_axis(years, 0, 1000)
    assert len(axis.pieces) == 2
    assert axis(2024.9) - axis(2024.0) > 500
    assert year_ticks(1860, 2024, 400)[0] % 20 == 0


def test_a_window_across_the_antimeridian() -> None:
    projection, width, height = fit((170, 50, -170, 60), 720, 500)
    assert width <= 720.001
    assert height <= 500.001
    x, _ = projection.wrapped(-175, 55)
    assert 0 < x < width
    east, _ = projection.wrapped(175, 55)
    assert east < x
    rings = unwrapped([(179.0, 50.0), (-179.0, 50.0), (-179.0, 55.0)], 170)
    assert rings == [[(179.0, 50.0), (181.0, 50.0), (181.0, 55.0)]]


def test_a_cut_ring_stays_in_its_frame() -> None:
    ring = [(-1000.0, -1000.0), (1000.0, -1000.0), (1000.0, 1000.0), (-1000.0, 1000.0)]
    kept = cut(ring, 100, 50, margin=8)
    assert {x for x, _ in kept} == {-8.0, 108.0}
    assert {y for _, y in kept} == {-8.0, 58.0}
