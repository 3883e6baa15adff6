"""Inter-state wars since 1816 and who fought in them (COW Inter-State War Data 4.0)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import REGISTER, Register, load, table
from tumen.sources._files import csv_rows, integer

FILE = "Inter-StateWarData_v4.0.csv"
NAMES = "war_names.csv"
NOT_APPLICABLE = -8
MISSING = -9
OUTCOMES = {
    1: "won",
    2: "lost",
    3: "compromise",
    4: "changed-type",
    5: "ongoing",
    6: "stalemate",
    7: "other",  # the conflict went on below the level of war
    8: "changed-side",
}
SPELLS = ("1", "2")


@dataclass(frozen=True, slots=True)
class _Spell:
    """One participant's fighting without a break, and what its row says of the whole."""

    start: date
    end: date
    side: int
    is_initiator: bool
    outcome: int
    deaths: int | None


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per war, participant and spell."""
    register = load()
    names = {int(row["war"]): row for row in table(NAMES)}
    fought: dict[tuple[int, int], list[_Spell]] = defaultdict(list)
    for row in csv_rows(raw.path(FILE), USED, SOURCE.ignored, encoding="latin-1"):
        war = _number(row, "WarNum")
        if war not in names or names[war]["cow_name"] != row["WarName"]:
            raise DataError(
                f"{raw.path(FILE)}: war {war} {row['WarName']!r} has no names: add it to "
                f"{REGISTER / NAMES} in both languages"
            )
        fought[war, _number(row, "ccode")].extend(_spells(row))
    return {
        "wars": [
            line
            for (war, ccode), spells in fought.items()
            for line in _rows(register, names[war], war, ccode, spells)
        ]
    }


def _spells(row: Mapping[str, str]) -> Iterator[_Spell]:
    """The one or two spells of a row; deaths stand with the first."""
    outcome = _number(row, "Outcome")
    if outcome not in OUTCOMES:
        raise DataError(f"{FILE}: outcome {outcome} of {row['WarName']} is none of 1 to 8")
    deaths = _number(row, "BatDeath")
    for spell in SPELLS:
        start, end = (_day(row, edge, spell) for edge in ("Start", "End"))
        if start is None or end is None:
            continue
        yield _Spell(
            start,
            end,
            _number(row, "Side"),
            _number(row, "Initiator") == 1,
            outcome,
            deaths if deaths != MISSING and spell == SPELLS[0] else None,
        )


def _rows(
    register: Register, names: Mapping[str, str], war: int, ccode: int, spells: list[_Spell]
) -> Iterator[Row]:
    ended = max(spell.end for spell in spells)
    for number, spell in enumerate(sorted(spells, key=lambda spell: spell.start), start=1):
        code = register.cow(ccode, spell.start.year)
        if code is None:
            raise DataError(f"{FILE}: state number {ccode} in war {war} is listed as no state")
        known = date(spell.start.year, 12, 31)
        yield {
            "war": war,
            "name_en": names["name_en"],
            "name_ja": names["name_ja"],
            "state": register.on(code, spell.start),
            "spell": number,
            "side": spell.side,
            "is_initiator": spell.is_initiator,
            "outcome": OUTCOMES[spell.outcome],
            "battle_deaths": spell.deaths,
            "valid_from": spell.start.isoformat(),
            "valid_to": spell.end.isoformat(),
            "known": known,
            "end_known": max(known, ended),
        }


def _day(row: Mapping[str, str], edge: str, spell: str) -> date | None:
    year, month, day = (_number(row, f"{edge}{part}{spell}") for part in ("Year", "Month", "Day"))
    if year == NOT_APPLICABLE:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        raise DataError(
            f"{FILE}: {edge} of spell {spell} of {row['StateName']} in {row['WarName']}: "
            f"{year}-{month}-{day} is no day"
        ) from None


def _number(row: Mapping[str, str], column: str) -> int:
    return integer(row[column], Path(FILE), column)


USED = (
    "WarNum",
    "WarName",
    "ccode",
    "StateName",
    "Side",
    *(f"{edge}{part}{spell}" for spell in SPELLS for edge in ("Start", "End")
      for part in ("Month", "Day", "Year")),
    "Initiator",
    "Outcome",
    "BatDeath",
)  # fmt: skip

SOURCE = Source(
    name="cow_wars",
    origin=Origin(
        producer="Correlates of War Project",
        title=Text("Inter-State War Data", "国家間戦争データ"),
        version="4.0",
        released=PartialDate(2010),
        url="https://correlatesofwar.org/data-sets/cow-war/",
        licence=Licence.WITH_CITATION,
        licence_name="free with citation (Correlates of War terms)",
        citation="Sarkees, Meredith Reid; Wayman, Frank (2010), Resort to War: 1816–2007, CQ Press; "
        "Inter-State War Data 4.0.",
        reliability="A",
        reliability_reason="the standard list of inter-state wars, coded by published rules",
    ),
    coverage=Coverage(
        first=PartialDate(1816),
        last=PartialDate(2007),
        absent_row="none",
        note=Text(
            "Wars between states with at least 1,000 battle deaths a year; wars after 2007 are "
            "missing.",
            "年間1000人以上の戦死者を出した国家間の戦争。2008年以降の戦争は含まない。",
        ),
    ),
    known_rule=Text(
        "A war is known by the end of the year in which it began for the participant; outcome and "
        "deaths when its last spell ended.",
        "参戦は始まった年の末までに、結果と戦死者数は最後の戦闘期間の終了時に公になったものとする。",
    ),
    folder="cow-raw",
    files=(FILE,),
    rows={"wars": (350, 500)},
    parse=parse,
    ignored={
        "WarType": "the same for all inter-state wars",
        "TransFrom": "which war of another type it grew out of",
        "TransTo": "which war of another type it became",
        "WhereFought": "region code",
        "Version": "the same in every row",
    },
    caveats=(
        Text(
            "Battle deaths are coded with wide margins and stand with a participant's first spell, "
            "for all of its spells.",
            "戦死者数は幅の大きい推計であり、参戦国の全期間の合計を最初の期間に記す。",
        ),
        Text(
            "Outcomes are the project's codes for the whole war, not a judgement of today.",
            "結果は戦争全体に対する同プロジェクトの分類であり、今日の評価ではない。",
        ),
    ),
)
