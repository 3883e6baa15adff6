from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.core.errors import DataError, UnknownState
from tumen.core.states import fold
from tumen.sources._codes import load, table

REGISTER = load()
TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ロシア", "RUS"),
        ("露", "RUS"),
        ("RU", "RUS"),
        ("Russian Federation", "RUS"),
        ("北朝鮮", "PRK"),
        ("朝鮮民主主義人民共和国", "PRK"),
        ("DPRK", "PRK"),
        ("大韓民国", "KOR"),
        ("米国", "USA"),
        ("アメリカ合衆国", "USA"),
        ("イギリス", "GBR"),
        ("中華人民共和国", "CHN"),
        ("中華民国", "TWN"),
        ("ドイツ", "DEU"),
        ("Germany", "DEU"),
        ("Turkey", "TUR"),
        ("Niger", "NER"),
        ("ソビエト連邦", "SUN"),
        ("soviet union", "SUN"),
        ("Vietnam", "VNM"),
        ("Türkiye", "TUR"),
    ],
)
def test_a_reader_finds_the_state_meant(name: str, code: str) -> None:
    assert REGISTER.states.find(name, TODAY).code == code


@pytest.mark.parametrize(
    ("name", "codes"),
    [("Korea", ("KOR", "PRK")), ("Congo", ("COD", "COG")), ("朝鮮", ("KOR", "PRK"))],
)
def test_a_name_of_two_living_states_names_both(name: str, codes: tuple[str, ...]) -> None:
    with pytest.raises(UnknownState) as error:
        REGISTER.states.find(name, TODAY)
    assert tuple(candidate[:3] for candidate in error.value.candidates) == codes


@pytest.mark.parametrize(
    "line",
    [
        ("RUE", "SUN", "RUS"),
        ("PRU", "GMY", "DEU"),
        ("SER", "YUG", "SCG", "SRB"),
        ("VDR", "VNM"),
        ("YAR", "YEM"),
        ("OTT", "TUR"),
        ("SAR", "ITA"),
        ("PRK",),
        ("CZE",),
    ],
)
def test_a_line_is_one_legal_person(line: tuple[str, ...]) -> None:
    assert REGISTER.states.line(line[-1]) == line


@pytest.mark.parametrize(
    ("ccode", "year", "code"),
    [
        (365, 1904, "RUE"),
        (365, 1961, "SUN"),
        (365, 1991, "SUN"),
        (365, 2024, "RUS"),
        (255, 1866, "PRU"),
        (255, 1914, "GMY"),
        (260, 1970, "DEU"),
        (255, 1991, "DEU"),
        (265, 1970, "DDR"),
        (345, 1914, "SER"),
        (345, 1961, "YUG"),
        (345, 2004, "SCG"),
        (345, 2014, "SRB"),
        (678, 1962, "YAR"),
        (679, 1990, "YEM"),
        (816, 1968, "VDR"),
        (816, 1979, "VNM"),
        (817, 1968, "RVN"),
        (730, 1894, "KOE"),
        (710, 1937, "CHN"),
        (713, 1955, "TWN"),
    ],
)
def test_a_state_number_means_the_member_of_its_year(ccode: int, year: int, code: str) -> None:
    assert REGISTER.cow(ccode, year) == code


def test_a_state_number_over_years_is_cut_at_successions() -> None:
    assert list(REGISTER.cow_spans(365, 1900, 2016)) == [
        ("RUE", 1900, 1922),
        ("SUN", 1923, 1991),
        ("RUS", 1992, 2016),
    ]


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("Korea, Dem. People's Rep. of", None, "PRK"),
        ("China, P.R.: Mainland", None, "CHN"),
        ("Eastern Germany", 1975, "DDR"),
        ("USSR", 1980, "SUN"),
        ("Russia", 1904, "RUE"),
        ("Germany", 1914, "GMY"),
        ("Turkey", 1877, "OTT"),
        ("Vietnam", 1965, "RVN"),
        ("Congo", None, "COG"),
        ("World", None, None),
        ("Euro Area", None, None),
    ],
)
def test_a_datasets_spelling_means_one_member_or_none(
    name: str, year: int | None, code: str | None
) -> None:
    assert REGISTER.named(name, year) == code


def test_seats_in_the_un_pass_on_their_day() -> None:
    assert REGISTER.seat("CHN", date(1971, 10, 24)) == "TWN"
    assert REGISTER.seat("CHN", date(1971, 10, 25)) == "CHN"
    assert REGISTER.seat("RUS", date(1991, 12, 23)) == "SUN"
    assert REGISTER.seat("SRB", date(1985, 1, 1)) == "YUG"
    assert REGISTER.seat("FRA", date(1960, 1, 1)) == "FRA"


@pytest.mark.parametrize(
    "ask",
    [
        lambda: REGISTER.cow(999, 1950),
        lambda: REGISTER.cow(265, 2001),
        lambda: REGISTER.iso2("ZZ"),
        lambda: REGISTER.iso3("QQQ", 2000),
        lambda: REGISTER.numeric(999),
        lambda: REGISTER.named("Ruritania"),
        lambda: REGISTER.named("Korea"),
    ],
)
def test_an_unknown_code_says_where_to_add_it(ask) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(DataError, match=r"codes\.csv"):
        ask()


def test_codes_of_members_lead_back_to_them() -> None:
    for state in REGISTER.states:
        if state.iso2 and state.code != "SCG":  # CS is Czechoslovakia's
            assert REGISTER.iso2(state.iso2) == state.code


@given(st.sampled_from([state.code for state in REGISTER.states]), st.dates(date(1816, 1, 1)))
def test_on_stays_in_the_line_and_does_not_move_twice(code: str, day: date) -> None:
    once = REGISTER.on(code, day)
    assert REGISTER.on(once, day) == once
    assert once in REGISTER.states.line(REGISTER.on(code, date(2026, 1, 1)))


def test_a_state_is_found_under_each_of_its_names() -> None:
    """Every alias leads to its member, alone or among the candidates."""
    for row in table("aliases.csv"):
        assert row["code"] in REGISTER.names[fold(row["alias"])]


def test_every_name_in_japanese_reads_as_japanese() -> None:
    for state in REGISTER.states:
        assert not any(char in state.name_ja for char in "() &"), state.name_ja
        assert any(ord(char) > 0x3040 for char in state.name_ja)


def test_every_war_has_both_names() -> None:
    for row in table("war_names.csv"):
        assert row["name_en"]
        assert any(ord(char) > 0x3040 for char in row["name_ja"])
