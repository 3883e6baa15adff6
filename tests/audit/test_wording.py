"""What a table holds, in the words of a reader."""

import pytest

from tumen.audit.wording import day_words, worded

NAMES = {
    "ja": {"GBR": "英国", "JPN": "日本"},
    "en": {"GBR": "United Kingdom", "JPN": "Japan"},
}


@pytest.mark.parametrize(
    ("held", "lang", "words"),
    [
        ("JPN 2024", "en", "Japan: a seat in 2024"),
        ("JPN 2024", "ja", "日本：2024年に議席"),
        ("GBR: 255 battle deaths", "ja", "英国：戦死者255人"),
        ("GBR 1985-11: no", "ja", "英国：1985年11月に反対票"),
        ("1985-11: 106–4–41", "en", "vote of November 1985: 106 for, 4 against, 41 abstaining"),
        ("in force 1960-06-23–", "ja", "効力は1960年6月23日〜"),
        ("JPN: 1956-12-18", "en", "Japan: 18 December 1956"),
        ("R/2/106", "en", "R/2/106"),
        ("GBR→JPN: embassy, Tokyo", "ja", "英国の在日本大使館（Tokyo）"),
        ("GBR→JPN: embassy, Tokyo", "en", "embassy of United Kingdom to Japan (Tokyo)"),
        ("terminated 1996-09", "ja", "1996年9月失効"),
    ],
)
def test_codes_and_dates_are_written_out(held: str, lang: str, words: str) -> None:
    assert worded(held, lang, NAMES[lang]) == words  # type: ignore[arg-type]


def test_what_is_no_date_stays() -> None:
    assert day_words("2024-13-45", "en") == "2024-13-45"
