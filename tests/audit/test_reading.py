"""Sentences, dates and quantities of running text."""

from datetime import date

import pytest

from tumen.audit.numbers import amounts
from tumen.audit.sentences import LIMIT, language_of, read_text, split
from tumen.audit.times import times
from tumen.core.errors import UsageError

WRITTEN = date(2024, 8, 10)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rained. It stopped.", 2),
        ("The U.S. Senate met on Jan. 5. Mr. Smith left.", 2),
        ("It is 17.3 km long. Really?", 2),
        ("彼は「行く。必ず行く」と述べた。彼女は黙った。", 2),
        ("国境は17.3キロである。", 1),
        ("", 0),
        ("\n\n  \n", 0),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    pieces = split(text)
    assert len(pieces) == count
    assert all(text[p.start : p.end] == p.text for p in pieces)


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("令和6年6月19日に署名", "ja", ["2024-06-19"]),
        ("昭和34年8月に開通", "ja", ["1959-08"]),
        ("平成元年", "ja", ["1989"]),
        ("昨年11月の決議", "ja", ["2023-11"]),
        ("12月に亡くなった", "ja", ["2023-12"]),
        ("1980年9月22日から88年8月まで", "ja", ["1980-09-22", "1988-08"]),
        ("65年近く続く", "ja", []),
        ("signed on 19 June 2024", "en", ["2024-06-19"]),
        ("began in September 1980 and ended in August 1988", "en", ["1980-09", "1988-08"]),
        ("June 19, 2024", "en", ["2024-06-19"]),
        ("last year", "en", ["2023"]),
        ("about 2000 km away", "en", []),
        ("by 22 December this year", "en", ["2024-12-22"]),
        ("in October of last year", "en", ["2023-10"]),
        ("on 4 and 5 December 1971", "en", ["1971-12-04", "1971-12-05"]),
        ("in 2001, up from $733 million the year before", "en", ["2001", "2000"]),
        ("Eighty years ago today", "en", ["1944-08-10"]),
        ("a quarter of a century ago", "en", ["1999"]),
        ("passed its sixth anniversary on Monday", "en", ["2018-08-05"]),
        ("nearly thirty-nine years since 19 January 1960", "en", ["1960-01-19"]),
        ("開戦から、きょうで60年になる", "ja", ["1964-08-10"]),
        ("署名から60年の節目", "ja", ["1964"]),
        ("1日に1万台", "ja", []),
        ("1990年代", "ja", []),
        ("1990年と95年に", "ja", ["1990", "1995"]),
    ],
)
def test_dates_are_read(text: str, lang: str, found: list[str]) -> None:
    assert [str(when.date) for when in times(text, lang, WRITTEN)] == found


@pytest.mark.parametrize(
    ("text", "lang", "value", "unit"),
    [
        ("1万2000人", "ja", 12_000, "persons"),
        ("7億6000万ドル", "ja", 760_000_000, "USD"),
        ("約17.3キロ", "ja", 17.3, "km"),
        ("7割以上", "ja", 70, "percent"),
        ("3倍を超える", "ja", 3, "ratio"),
        ("4分の1ほど", "ja", 25, "percent"),
        ("six and a half million shells", "en", 6_500_000, "rounds"),
        ("half a million soldiers", "en", 500_000, "persons"),
        ("4,000 North Koreans", "en", 4_000, "persons"),
        ("nearly three times as many", "en", 3, "ratio"),
        ("nine in ten", "en", 90, "percent"),
        ("two thirds of them", "en", 200 / 3, "percent"),
        ("not quite 120 miles", "en", 193.12128, "km"),
        ("十五カ国", "ja", 15, "states"),
        ("$2.36 billion", "en", 2.36e9, "USD"),
        ("500,000 barrels", "en", 500_000, "barrels"),
        ("11 miles", "en", 17.702784, "km"),
        ("1,500 soldiers", "en", 1500, "persons"),
    ],
)
def test_quantities_are_read(text: str, lang: str, value: float, unit: str) -> None:
    (amount,) = amounts(text, lang)
    assert amount.value == pytest.approx(value)
    assert amount.unit == unit


def test_tolerance_follows_the_stated_precision() -> None:
    (rough,) = amounts("17 km", "en")
    (exact,) = amounts("17.0 km", "en")
    assert rough.agrees(17.3)
    assert not exact.agrees(17.3)


def test_what_is_not_text_is_refused() -> None:
    with pytest.raises(UsageError, match="UTF-8"):
        read_text(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="parts"):
        read_text("a" * (LIMIT + 1))


def test_language_is_seen() -> None:
    assert language_of("国境を接している。") == "ja"
    assert language_of("They share a border.") == "en"
    assert language_of("羅津 石炭") == "ja"
    assert language_of("The Tumen (豆満江) is a river.") == "en"
