"""Measures as the check reads them: rows of table `sanction_measures`, taken apart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tumen.core.dates import PartialDate, parse_or_none
from tumen.core.errors import DataError
from tumen.core.values import Text

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Condition:
    """One fact that must hold: it equals, differs, or lies before a day."""

    fact: str
    equals: str | None = None
    differs: str | None = None
    before: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Exemption:
    """What a measure leaves free when all conditions hold. `outcome` notify: with notice or
    approval only."""

    text: Text
    paragraph: str | None
    conditions: tuple[Condition, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class WindDown:
    """What could still be finished after the measure took effect."""

    until: PartialDate | None
    text: Text
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Cap:
    """A quantity allowed in a period. Beside the measure's other caps it `stands` "alone", as one
    of which "either" may be met, or with the "lower" of them counting; `rule` says so in words."""

    value: float | None
    unit: str
    period: str
    starts: PartialDate
    ends: PartialDate | None
    stands: str
    rule: Text | None


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes with one basis and one extent; `classes` decide which goods of the code are meant."""

    codes: tuple[str, ...]
    is_whole: bool
    basis: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measure:
    """One rule of one instrument. `effective_to` is its last day in force."""

    id: str
    authority: str
    target: str
    instrument: str
    paragraph: str | None
    adopted: PartialDate | None
    effective_from: PartialDate | None
    effective_to: PartialDate | None
    known: date
    end_known: date | None
    direction: str
    flow: str
    effect: str
    kind: str
    summary: Text
    goods_en: tuple[str, ...]
    goods_ja: tuple[str, ...]
    classes: frozenset[str]
    all_goods: bool
    hs: tuple[Codes, ...]
    services: frozenset[str]
    exemptions: tuple[Exemption, ...]
    exempts: frozenset[str]
    exempts_all: bool
    wind_down: WindDown | None
    caps: tuple[Cap, ...]
    reporting: Text | None
    supersedes: tuple[str, ...]
    amends: tuple[str, ...]
    implements: tuple[str, ...]
    sources: tuple[str, ...]
    notes: Text | None


@dataclass(frozen=True, slots=True)
class Regime:
    """A set of measures held in full, from `first_day` on."""

    target: str
    name: Text
    first_day: PartialDate
    reviewed: PartialDate
    sources: tuple[str, ...]


def read_regimes(rows: Iterable[Row]) -> tuple[Regime, ...]:
    """Rows of table `sanction_regimes`."""
    return tuple(
        Regime(
            row["target"],
            Text(row["name_en"], row["name_ja"]),
            PartialDate.parse(str(row["valid_from"])),
            PartialDate.parse(str(row["reviewed"])),
            tuple(row["sources"]),
        )
        for row in rows
    )


def read_measures(rows: Iterable[Row]) -> tuple[Measure, ...]:
    """Rows of table `sanction_measures`. Raises DataError for a row whose rule cannot be read."""
    return tuple(_measure(row) for row in rows)


def _measure(row: Row) -> Measure:
    try:
        rule = json.loads(row["rule"])
        return Measure(
            row["id"], row["authority"], row["target"], row["instrument"], row["paragraph"],
            parse_or_none(row["adopted"]), parse_or_none(row["valid_from"]),
            parse_or_none(row["valid_to"]), row["known"], row["end_known"], row["direction"],
            rule["flow"], row["effect"], row["kind"], Text(row["summary_en"], row["summary_ja"]),
            tuple(row["goods"]), tuple(row["goods_ja"]), frozenset(rule["classes"]),
            rule["all_goods"], tuple(_codes(each) for each in rule["hs"]),
            frozenset(row["services"]), tuple(_exemption(each) for each in rule["exemptions"]),
            frozenset(rule["exempts"]), rule["exempts_all"], _wind_down(rule["wind_down"]),
            tuple(_cap(each) for each in rule["caps"]),
            _text(row, "reporting", ""), tuple(row["supersedes"]), tuple(rule["amends"]),
            tuple(rule["implements"]), tuple(row["sources"]), _text(row, "notes", "_en"),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(
            f"sanction_measures: the rule of {row.get('id')!r} cannot be read ({error}); "
            "rebuild the snapshot"
        ) from error


def _text(row: Row, name: str, english: str) -> Text | None:
    en, ja = row[f"{name}{english}"], row[f"{name}_ja"]
    return Text(en, ja) if en and ja else None


def _codes(part: Row) -> Codes:
    return Codes(
        tuple(part["codes"]),
        part["extent"] == "whole",
        part["basis"],
        frozenset(part.get("classes", ())),
    )


def _conditions(part: Row) -> tuple[Condition, ...]:
    return tuple(
        Condition(
            each["fact"],
            each.get("equals"),
            each.get("differs"),
            parse_or_none(each.get("before")),
        )
        for each in part.get("conditions", ())
    )


def _exemption(part: Row) -> Exemption:
    text = Text(part["text_en"], part["text_ja"])
    return Exemption(text, part.get("paragraph"), _conditions(part), part["outcome"])


def _wind_down(part: Row | None) -> WindDown | None:
    if part is None:
        return None
    text = Text(part["text_en"], part["text_ja"])
    return WindDown(parse_or_none(part.get("until")), text, _conditions(part))


def _cap(part: Row) -> Cap:
    rule = Text(part["rule_en"], part["rule_ja"]) if part.get("rule_en") else None
    return Cap(
        part.get("value"),
        part["unit"],
        part["period"],
        PartialDate.parse(part["starts"]),
        parse_or_none(part.get("ends")),
        part.get("stands", "alone"),
        rule,
    )
