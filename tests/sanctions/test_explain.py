"""The explanation: the same slots in both languages, every line fills, and what it must say."""

from __future__ import annotations

from typing import Any

import pytest

import tumen
from tumen.core.dates import PartialDate
from tumen.core.values import LANGS, Lang
from tumen.dossier.language import fill, slots_of
from tumen.sanctions import Deliveries, Rulebook, Shipment, check, explain, sentences
from tumen.sanctions.goods import service_names, vocabulary
from tumen.sanctions.verdict import Code
from tumen.tables.sanction_measures import BASES, CLASSES, SERVICES

DELIVERIES = Deliveries(
    [
        {
            "supplier": "RUS", "state": "PRK", "valid_from": "2024-01", "valid_to": "2024-01",
            "barrels": 15279.0, "reporter": "a newspaper", "is_official": True, "url": "",
        },
        {
            "supplier": "RUS", "state": "PRK", "valid_from": "2024-03", "valid_to": "2024-03",
            "barrels": 165000.0, "reporter": "a newspaper", "is_official": False, "url": "",
        },
    ]
)  # fmt: skip
ASKED: list[dict[str, Any]] = [
    {"flow": "RUS>PRK", "date": "2024-03-01", "hs": "2710", "quantity": 20000.0, "unit": "t"},
    {"flow": "RUS>PRK", "date": "2024-03-01", "goods": "軽油", "quantity": 5.0, "unit": "barrels"},
    {"flow": "PRK>CHN", "date": "2017-08-20", "goods": "coal", "origin": "RUS"},
    {"flow": "PRK>CHN", "date": "2017", "hs": "0303"},
    {"flow": "PRK>CHN", "date": "2016-06-01", "hs": "27"},
    {"flow": "PRK>RUS", "date": "2024-01-01", "service": "workers"},
    {"flow": "RUS>PRK", "date": "2016-12-01", "service": "用船"},
    {"flow": "CHN>PRK", "date": "2017-10-01", "goods": "crude oil"},
    {"flow": "RUS>CHN", "date": "2024-01-01", "hs": "2701"},
    {"flow": "CHN>RUS", "date": "2024-01-01", "hs": "2701", "origin": "PRK"},
    {"flow": "RUS>PRK", "date": "1995-01-01", "hs": "2701"},
    {"flow": "RUS>PRK", "date": "2030-01-01", "hs": "1001"},
    {"flow": "RUS>PRK", "date": "2020-01-01", "hs": "9102"},
    {"flow": "PRK>CHN", "date": "2018-01-01", "hs": "2701", "origin": "PRK"},
]


def written(rulebook: Rulebook, world: tumen.World, asked: dict[str, Any], lang: Lang) -> list[str]:
    given = dict(asked)
    source, target = given.pop("flow").split(">")
    shipment = Shipment(source, target, PartialDate.parse(given.pop("date")), **given)
    verdict = check(shipment, rulebook, DELIVERIES)
    return [
        fill(sentences()[key][lang], slots, lang) for key, slots in explain(verdict, world.states)
    ]


def test_both_languages_hold_the_same_slots() -> None:
    for key, both in sentences().items():
        assert set(both) == set(LANGS), key
        assert slots_of(both["en"]) == slots_of(both["ja"]), key


def test_every_word_that_a_sentence_needs_is_there() -> None:
    keys = set(sentences())
    assert {f"answer-{code.value}" for code in Code} <= keys
    assert {f"verdict-{code.value}" for code in Code} <= keys
    assert {f"class-{name}" for name in CLASSES} <= keys
    assert {f"basis-{name}" for name in BASES} <= keys
    assert set(service_names()) == set(SERVICES)
    assert all(goods.classes <= set(CLASSES) for goods in vocabulary().values())


@pytest.mark.parametrize("asked", ASKED, ids=lambda a: f"{a['flow']} {a['date']}")
@pytest.mark.parametrize("lang", LANGS)
def test_every_line_fills(
    rulebook: Rulebook, world: tumen.World, asked: dict[str, Any], lang: Lang
) -> None:
    lines = written(rulebook, world, asked, lang)
    assert len(lines) >= 3
    assert all("{" not in line for line in lines)
    advice = "not legal advice" if lang == "en" else "法的助言ではない"
    assert advice in lines[-1]


def test_what_the_headline_example_says(rulebook: Rulebook, world: tumen.World) -> None:
    english = "\n".join(written(rulebook, world, ASKED[0], "en"))
    assert "S/RES/2397 (2017), paragraph 5, in force since 1 January 2018" in english
    assert "analyst's mapping" in english
    assert "15,279 barrels, 3.1% of the cap, by Russia" in english
    assert "No separate report by Russia is held for February 2024" in english
    assert "Another estimate" in english
    japanese = "\n".join(written(rulebook, world, ASKED[0], "ja"))
    assert "S/RES/2397（2017）第5項、2018年1月1日から適用" in japanese
    assert "上限の3.1%" in japanese
