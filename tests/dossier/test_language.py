"""Every slot in both languages, with the laws of numbers as properties."""

from __future__ import annotations

import math
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.core.dates import PartialDate, Span
from tumen.core.errors import PluginError, UsageError
from tumen.core.states import State
from tumen.core.units import UNITS
from tumen.core.values import LANGS, Listing, Number, Percent, Quantity, Text
from tumen.dossier.language import (
    CLOSE,
    MINUS,
    OPEN,
    WAVE,
    amount,
    brief,
    fill,
    fixed,
    number,
    scale_for,
    slots_of,
    typeset,
    unit_heading,
    write,
)

USA = State("USA", "United States", "米国")
SUN = State("SUN", "Soviet Union", "ソ連")
PRK = State("PRK", "North Korea", "北朝鮮")
MYRIAD = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}


def read_ja(text: str) -> float:
    """The number that a Japanese reader reads."""
    total = 0.0
    for digits, unit in re.findall(r"([\d.]+)([万億兆京]?)", text.replace(MINUS, "")):
        total += float(digits) * MYRIAD.get(unit, 1)
    return -total if text.startswith(MINUS) else total


def read_en(text: str) -> float:
    """The number that an English reader reads."""
    words = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
    digits, _, word = text.replace(",", "").replace(MINUS, "-").partition(" ")
    return float(digits) * words.get(word, 1.0)


@pytest.mark.parametrize(
    ("value", "en", "ja"),
    [
        (0, "0", "0"),
        (1234, "1,234", "1234"),
        (12_000, "12,000", "1万2000"),
        (10_005, "10,005", "1万5"),
        (277_365, "277,365", "27万7365"),
        (500_000, "500,000", "50万"),
        (4_200_000, "4.2 million", "420万"),
        (12_345_678, "12,345,678", "1234万5678"),
        (2_500_000_000, "2.5 billion", "25億"),
        (1_530_000_000, "1.53 billion", "15億3000万"),
        (17.3, "17.3", "17.3"),
        (12_345.6, "12,345.6", "1万2345.6"),
        (-5, f"{MINUS}5", f"{MINUS}5"),
        (12.333333333333334, "12.3", "12.3"),
        (123_456.789012, "123,457", "12万3457"),
    ],
)
def test_numbers(value: float, en: str, ja: str) -> None:
    assert number(value, "en") == en
    assert number(value, "ja") == ja


@pytest.mark.parametrize(
    ("slot", "en", "ja"),
    [
        (Quantity(12_000, "persons"), "12,000 people", "1万2000人"),
        (Quantity(1, "persons"), "1 person", "1人"),
        (Quantity(0, "vetoes"), "0 vetoes", "0件"),
        (Quantity(34.4, "million USD"), "$34.4 million", "3440万ドル"),
        (Quantity(1.53, "billion USD"), "$1.53 billion", "15億3000万ドル"),
        (Quantity(-5e6, "USD"), f"{MINUS}$5 million", f"{MINUS}500万ドル"),
        (Quantity(5.5, "billion RUB"), "5.5 billion roubles", "55億ルーブル"),
        (
            Quantity(None, "rounds", 4.2e6, 5.8e6),
            "4.2–5.8 million rounds",
            f"420万{WAVE}580万発",
        ),
        (Quantity(None, "USD", 9e5, 1.2e6), "$900,000–$1.2 million", f"90万{WAVE}120万ドル"),
        (Quantity(None, "persons", low=15_000), "at least 15,000 people", "1万5000人以上"),
        (Quantity(None, "rounds", high=5.8e6), "up to 5.8 million rounds", "最大580万発"),
        (Quantity(600, "killed", low=600), "at least 600 killed", "600人以上"),
        (Quantity(600, "killed", 600, 600), "600 killed", "600人"),
        (
            Quantity(500, "killed", 400, 600),
            "500 killed (400–600)",
            f"500人{OPEN}400{WAVE}600人{CLOSE}",
        ),
        (
            Quantity(None, "percent of contingent", 33, 50),
            "33–50% of the contingent",
            f"派遣部隊の33{WAVE}50%",
        ),
        (Quantity(1.5, "Mt per year"), "1.5 million tonnes a year", "年150万トン"),
        (Quantity(34_412_345.0, "USD"), "$34,412,345", "3441万2345ドル"),
        (Quantity(34_412_345.0, "USD", figures=3), "$34.4 million", "3440万ドル"),
        (Percent(0.6432), "64%", "64%"),
        (Percent(0.6432, 1), "64.3%", "64.3%"),
        (Number(-0.85, 2), f"{MINUS}0.85", f"{MINUS}0.85"),
        (Number(-0.001, 1), "0.0", "0.0"),
        (PartialDate(2024, 6, 19), "19 June 2024", "2024年6月19日"),
        (PartialDate(2024, 6), "June 2024", "2024年6月"),
        (PartialDate(2024), "2024", "2024年"),
        (
            Span(PartialDate(2024, 6, 3), PartialDate(2024, 6, 5)),
            "3–5 June 2024",
            f"2024年6月3日{WAVE}5日",
        ),
        (
            Span(PartialDate(2024, 6), PartialDate(2024, 8)),
            "June–August 2024",
            f"2024年6月{WAVE}8月",
        ),
        (Span(PartialDate(2001), PartialDate(2005)), "2001–2005", f"2001年{WAVE}2005年"),
        (
            Span(PartialDate(2001, 3, 1), PartialDate(2002, 5)),
            "1 March 2001 – May 2002",
            f"2001年3月1日{WAVE}2002年5月",
        ),
        (Span(PartialDate(2000)), "from 2000", f"2000年{WAVE}"),
        (Span(None, PartialDate(1996)), "until 1996", f"{WAVE}1996年"),
        (Span(PartialDate(1996), PartialDate(1996)), "1996", "1996年"),
        (Span(None), "dates unknown", "時期不明"),
        (USA, "the United States", "米国"),
        (SUN, "the Soviet Union", "ソ連"),
        (PRK, "North Korea", "北朝鮮"),
        (Listing(("A", "B", "C")), "A, B and C", "A、B、C"),
        (Listing((USA,)), "the United States", "米国"),
        (Listing(("a and b", "c")), "a and b; and c", "a and b、c"),
        (1_200, "1,200", "1200"),
        ("as it stands", "as it stands", "as it stands"),
    ],
)
def test_slots(slot: object, en: str, ja: str) -> None:
    assert write(slot, "en") == en  # type: ignore[arg-type]
    assert write(slot, "ja") == ja  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Netherlands", "the Netherlands"),
        ("United Arab Emirates", "the United Arab Emirates"),
        ("Central African Republic", "the Central African Republic"),
        ("Marshall Islands", "the Marshall Islands"),
        ("Isle of Man", "the Isle of Man"),
        ("Christmas Island", "Christmas Island"),
        ("Saint Pierre and Miquelon", "Saint Pierre and Miquelon"),
        ("Czechia", "Czechia"),
        ("The Gambia", "The Gambia"),
    ],
)
def test_article(name: str, expected: str) -> None:
    assert write(State("XXX", name, "国"), "en") == expected


@given(st.integers(0, 10**20 - 1))
def test_japanese_numbers_lose_no_digit(value: int) -> None:
    text = number(value, "ja")
    parts = re.findall(r"(\d+)([万億兆京]?)", text)
    assert sum(int(digits) * MYRIAD.get(unit, 1) for digits, unit in parts) == value
    assert not re.search(r"\d{5}", text)


@given(st.integers(-(10**15), 10**15))
def test_english_numbers_lose_no_digit(value: int) -> None:
    assert round(read_en(number(value, "en"))) == value


@given(st.integers(-(10**12), 10**12), st.integers(-(10**12), 10**12))
def test_formatting_is_monotone(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert read_en(number(low, "en", figures=3)) <= read_en(number(high, "en", figures=3))
    assert read_ja(number(low, "ja", figures=3)) <= read_ja(number(high, "ja", figures=3))
    assert read_ja(number(low, "ja")) <= read_ja(number(high, "ja"))


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(LANGS),
)
def test_any_finite_value_is_written(value: float, unit: str, lang: str) -> None:
    slots = [
        Quantity(value, unit),
        Quantity(value, unit, figures=3),
        Quantity(None, unit, low=value),
        Quantity(None, unit, min(value, 0.0), max(value, 0.0)),
        Number(value, 2),
        Percent(value if abs(value) < 1e300 else 0.0),
    ]
    for slot in slots:
        text = write(slot, lang)  # type: ignore[arg-type]
        assert text
        assert "nan" not in text
        assert "inf" not in text
    assert amount(slots[0], lang)  # type: ignore[arg-type]
    assert brief(value, lang)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(UsageError, match="not a number"):
        number(value, "en")


def test_unknown_unit_is_refused() -> None:
    with pytest.raises(UsageError, match="no unit is called 'parsecs'"):
        write(Quantity(1, "parsecs"), "en")


@given(st.dates(date(1600, 1, 1), date(2100, 12, 31)), st.sampled_from(LANGS))
def test_dates_keep_their_precision(day: date, lang: str) -> None:
    full = write(PartialDate.of(day), lang)  # type: ignore[arg-type]
    month = write(PartialDate(day.year, day.month), lang)  # type: ignore[arg-type]
    assert str(day.year) in full
    assert month in full
    assert len(month) < len(full)


def test_labels_of_bars() -> None:
    assert amount(Quantity(241_114, "barrels"), "ja") == "24万1114"
    assert amount(Quantity(None, "rounds", 4.2e6, 5.8e6), "en") == "4.2–5.8 million"
    assert amount(Quantity(101, "killed", low=101), "en") == "≥101"
    assert amount(Quantity(None, "killed", high=9), "ja") == "≤9"
    assert amount(Quantity(34_412_345.67, "USD"), "en") == "$34.4 million"
    assert brief(0.95831, "en") == "0.958"
    assert fixed(0.5, 0, "en") == "0"


@pytest.mark.parametrize(
    ("unit", "largest", "en", "ja"),
    [
        ("USD", 3.5e7, "US$ million", "万ドル"),
        ("million USD", 1_400, "US$ billion", "億ドル"),
        ("persons", 12_000, "people", "人"),
        ("killed", 6_000, "killed", f"死者{OPEN}人{CLOSE}"),
        ("share", 1, "%", "%"),
        ("Mt per year", 3, "million tonnes a year", f"万トン{OPEN}年{CLOSE}"),
    ],
)
def test_axes(unit: str, largest: float, en: str, ja: str) -> None:
    assert scale_for(unit, largest, "en").heading == en
    assert scale_for(unit, largest, "ja").heading == ja


def test_axis_divides_to_small_numbers() -> None:
    assert scale_for("million USD", 1_400, "ja").divisor == pytest.approx(100)
    assert scale_for("share", 1, "en").divisor == pytest.approx(0.01)
    assert unit_heading("million USD", "en") == "million US dollars"


def test_fill_in_both_languages() -> None:
    slots = {"a": USA, "when": PartialDate(2024, 6), "n": Quantity(3, "vetoes")}
    english = fill("{a} cast {n} on {when}. {a:possessive} view is known.", slots, "en")
    assert english == (
        "The United States cast 3 vetoes in June 2024. The United States' view is known."
    )
    japanese = fill("{a:possessive}拒否権行使は{when}に{n}だった。", slots, "ja")
    assert japanese == "米国の拒否権行使は2024年6月に3件だった。"
    bare = fill("{a:bare}–{b:bare} talks on {day}", {"a": USA, "b": SUN, "day": PartialDate(2024, 6, 1)}, "en")  # fmt: skip
    assert bare == "United States–Soviet Union talks on 1 June 2024"
    assert fill("({n:bare}) {n:at_start}", {"n": Quantity(None, "vetoes", low=2)}, "en") == (
        "(at least 2 vetoes) At least 2 vetoes"
    )


def test_fill_leaves_quoted_words_alone() -> None:
    assert fill("{what} was said.", {"what": "iPhone"}, "en") == "iPhone was said."


@pytest.mark.parametrize(
    ("template", "slots", "problem"),
    [
        ("{a} and {b}", {"a": USA}, "lacks b"),
        ("{a}", {"a": USA, "b": SUN}, "has no place for b"),
        ("{a:shout}", {"a": USA}, "no modifier 'shout'"),
        ("{a!r}", {"a": USA}, "plain name"),
        ("{0}", {}, "plain name"),
        ("{a", {}, "expected '}'"),
    ],
)
def test_fill_refuses(template: str, slots: dict[str, State], problem: str) -> None:
    with pytest.raises(PluginError, match=problem):
        fill(template, slots, "en")


def test_slots_of_a_template() -> None:
    assert slots_of("{a} and {b:bare}, {{not this}}") == {"a", "b"}


def test_japanese_typography() -> None:
    assert typeset("条約(2024年署名)", "ja") == f"条約{OPEN}2024年署名{CLOSE}"
    assert typeset("注:本文", "ja") == "注\uff1a本文"
    assert typeset("NK News (Seoul) https://example.org/a(b):c", "ja").isascii()
    assert typeset("新聞 (東京)は24:00に", "ja") == f"新聞{OPEN}東京{CLOSE}は24:00に"
    assert typeset("なぜ?", "en") == "なぜ?"
    assert write(Text("x", "高:低"), "ja") == "高\uff1a低"
