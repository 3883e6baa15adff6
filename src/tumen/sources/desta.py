"""Trade agreements and their members (DESTA list of treaties).

The list has a row per treaty, protocol, accession and withdrawal, with members in columns c1, c2, …
as ISO numbers and, in mc1, mc2, …, which bloc a member acts in or whether it is the one that accedes
or withdraws. Here they become one membership per base treaty and member.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import load
from tumen.sources._files import csv_rows, integer

FILE = "DESTA.csv"
MISSING = ("", "NA")
MEMBERS = 91
MEMBER_COLUMNS = {f"c{i}": f"mc{i}" for i in range(1, MEMBERS + 1)}
USED = ("number", "base_treaty", "name", "entry_type", "year", "entryforceyear", "typememb")

COLUMNS = (*USED, *MEMBER_COLUMNS, *MEMBER_COLUMNS.values())

JOINING = ("base_treaty", "consolidated", "protocol or amendment", "accession")
LEAVING = "withdrawal"
UNSIGNED = "negotiation"
LEAVES = 1  # mc of the member that withdraws
ONE_AGAINST_BLOC, BLOC_AGAINST_BLOC, ACCESSION_TO_BLOC = 3, 4, 6  # typememb
ACCEDES_TO_BLOC = 2  # mc of a member that joins a bloc's agreement by joining the bloc


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list. `parties`: member by its present code, and its mc."""

    number: str
    base: str
    name: str
    kind: str
    year: int
    entry: str | None
    type: int
    parties: Mapping[str, int | None]


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per base treaty and member; agreements that were never signed are left out."""
    entries = list(_entries(raw.path(FILE)))
    bases = {entry.number: entry.base for entry in entries}
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_root(entry.base, bases), []).append(entry)
    rows = [
        row
        for root, group in groups.items()
        for row in _memberships(int(root), sorted(group, key=lambda e: (e.year, e.number)))
    ]
    return {"trade_agreements": rows}


def _entries(path: Path) -> Iterator[Entry]:
    for row in csv_rows(path, COLUMNS, SOURCE.ignored, delimiter=";"):
        kind = row["entry_type"]
        if kind == UNSIGNED:
            continue
        if kind not in (*JOINING, LEAVING):
            raise DataError(
                f"{path}: treaty {row['number']}: entry type {kind!r} is none of "
                f"{', '.join((*JOINING, LEAVING, UNSIGNED))}"
            )
        in_force = row["entryforceyear"]
        yield Entry(
            row["number"],
            row["base_treaty"],
            row["name"].strip(),
            kind,
            integer(row["year"], path, f"year of {row['number']}"),
            None if in_force in MISSING else str(integer(in_force, path, "entryforceyear")),
            integer(row["typememb"], path, "typememb"),
            dict(_parties(row, path)),
        )


def _parties(row: Mapping[str, str], path: Path) -> Iterator[tuple[str, int | None]]:
    for member, side in MEMBER_COLUMNS.items():
        if row[member] not in MISSING:
            code = load().numeric(integer(row[member], path, member))
            if code is not None:
                yield code, None if row[side] in MISSING else integer(row[side], path, side)


def _root(number: str, bases: Mapping[str, str]) -> str:
    """The first treaty of a chain: a protocol may itself be the base of later entries."""
    seen = [number]
    while (before := bases.get(seen[-1], seen[-1])) not in seen:
        seen.append(before)
    return seen[-1]


def _memberships(agreement: int, entries: Sequence[Entry]) -> Iterator[Row]:
    """Who belongs to an agreement, since when, and until when. Entries are in the order of time."""
    joined: dict[str, Entry] = {}
    left: dict[str, int] = {}
    blocs: dict[str, int | None] = {}
    for entry in entries:
        for code, side in entry.parties.items():
            if entry.kind == LEAVING:
                if side == LEAVES and code in joined:
                    left[code] = entry.year
            elif code not in joined or left.get(code, entry.year) < entry.year:
                joined[code] = entry
                left.pop(code, None)
                blocs[code] = _bloc(entry, side, blocs)
    done = set()
    for code, entry in joined.items():
        state = load().on(code, date(entry.year, 7, 1))
        if state in done:
            continue
        done.add(state)
        until = left.get(code)
        yield {
            "agreement": agreement,
            "name": entries[0].name,
            "state": state,
            "kind": entry.kind,
            "entry": entry.entry,
            "bloc": blocs[code],
            "valid_from": str(entry.year),
            "valid_to": str(until) if until else None,
            "known": date(entry.year, 12, 31),
            "end_known": date(until, 12, 31) if until else None,
        }


def _bloc(entry: Entry, side: int | None, blocs: Mapping[str, int | None]) -> int | None:
    """The bloc that a new member acts in; one that accedes to a bloc faces the others."""
    if entry.type in (ONE_AGAINST_BLOC, BLOC_AGAINST_BLOC):
        return side or None
    if entry.type == ACCESSION_TO_BLOC and side == ACCEDES_TO_BLOC:
        facing = {blocs[code] for code, mc in entry.parties.items() if mc != side and code in blocs}
        own = {bloc for bloc in blocs.values() if bloc is not None} - facing
        return own.pop() if len(own) == 1 else None
    return None


SOURCE = Source(
    name="desta",
    origin=Origin(
        producer="Andreas Dür, Leonardo Baccini, Manfred Elsig",
        title=Text("Design of Trade Agreements (DESTA)", "貿易協定設計データベース（DESTA）"),
        version="list of treaties as in manytrade 2024-01",
        released=PartialDate(2024, 1),
        url="https://www.designoftradeagreements.org/",
        licence=Licence.WITH_CITATION,
        licence_name="free for research with citation; only name, year and members are derived",
        citation="Dür, Andreas; Baccini, Leonardo; Elsig, Manfred (2014), The Design of International "
        "Trade Agreements: Introducing a New Dataset, Review of International Organizations 9(3), "
        "353–375.",
        reliability="A",
        reliability_reason="coded by scholars from the texts of the treaties",
    ),
    coverage=Coverage(
        first=PartialDate(1948),
        last=PartialDate(2020),
        absent_row="none",
        note=Text(
            "Preferential trade agreements; the agreements of the WTO are not among them.",
            "特恵貿易協定。WTO協定は含まない。",
        ),
    ),
    known_rule=Text(
        "A signature, accession or withdrawal is public: known by the end of its year.",
        "署名・加入・脱退は公知であり、その年の末日に公になったものとする。",
    ),
    folder="trade-agreements",
    files=(FILE,),
    rows={"trade_agreements": (4_500, 12_000)},
    parse=parse,
    ignored={
        "negotiation (entry type)": "never signed",
        "consolidated": "whether a row is a consolidated text: told by the entry type",
        "language": "language of the text",
        "regioncon": "region of the members",
        "wto_listed": "whether the WTO lists it",
        "wto_name": "its name there",
    },
    caveats=(
        Text(
            "Signature is not force: where entry is empty, the agreement is not in force or the year "
            "is missing. Ends are recorded only as withdrawals of members, and a treaty that a later "
            "one replaced still stands here.",
            "署名は発効を意味しない。発効年が空欄のものは未発効または年不明である。終了は加盟国の脱退と"
            "してのみ記録され、後の協定に置き換えられたものも残っている。",
        ),
        Text(
            "Two members of one bloc (such as the EU) that signed with a third party do not thereby "
            "have an agreement with each other: see the column bloc.",
            "EUのような同一ブロックの構成国同士は、ブロックが第三国と結んだ協定によって相互に協定を"
            "持つことにはならない（bloc欄を参照）。",
        ),
    ),
)
