"""What five governments advise their citizens about travelling to a state, with the day of each copy.

A summary per government gives the last copy for every destination; a history gives each change for
nine destinations. An advice held on the day of its copy; nothing is said about today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import load
from tumen.sources._files import csv_rows

HISTORY = "advisory_history_selected.csv"
STOPPED = PartialDate(2025, 8)
TAKEN = PartialDate(2026, 8, 22)
NO_COPY = ("", "No summary found")  # the page gave no level, or the copy failed
REGIONAL = " (with regional advisories)"


@dataclass(frozen=True, slots=True)
class Issuer:
    """A government's summary file: who, when it was copied, its columns, and its scale."""

    code: str
    seen: PartialDate
    words: str | None
    date: str
    url: str
    levels: tuple[str, ...] = ()  # level 1 first
    no_level: tuple[str, ...] = ()


ISSUERS = {
    "australia": Issuer(
        "AUS",
        STOPPED,
        "risk_level",
        "last_updated",
        "url",
        (
            "Exercise normal safety precautions",
            "Exercise a high degree of caution",
            "Reconsider your need to travel",
            "Do not travel",
        ),
    ),
    "canada": Issuer(
        "CAN",
        TAKEN,
        "risk_level",
        "last_updated",
        "details_url",
        (
            "Take normal security precautions",
            "Exercise a high degree of caution",
            "Avoid non-essential travel",
            "Avoid all travel",
        ),
    ),
    "ireland": Issuer(
        "IRL",
        TAKEN,
        "risk_level",
        "last_updated",
        "details_url",
        (
            "Normal Precautions",
            "High Degree of Caution",
            "Avoid Non-Essential Travel",
            "Do Not Travel",
        ),
    ),
    "unitedkingdom": Issuer("GBR", TAKEN, None, "last_updated", "details_url"),
    "unitedstates": Issuer(
        "USA",
        STOPPED,
        "risk_level",
        "last_updated_advisory",
        "advisory_details_url",
        (
            "Level 1: Exercise Normal Precautions",
            "Level 2: Exercise Increased Caution",
            "Level 3: Reconsider Travel",
            "Level 4: Do Not Travel",
        ),
        ("Other",),
    ),
}


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per issuer, destination and day of the copy; history before summary."""
    last = [row for name in ISSUERS for row in _summary(raw.path(f"{name}_summary.csv"), name)]
    pages = {(row["issuer"], row["state"]): row["url"] for row in last}
    rows: dict[tuple[str, str, str], Row] = {}
    for row in [*_history(raw.path(HISTORY)), *last]:
        if row["advice"] in NO_COPY:
            continue
        page = pages.get((row["issuer"], row["state"]))
        key = (row["issuer"], row["state"], row["seen"])
        kept = rows.setdefault(key, {"url": page, **row})
        if kept["advice"] != row["advice"]:
            raise DataError(
                f"{raw.folder}: two advices of {key}: {kept['advice']!r} and {row['advice']!r}"
            )
    return {"travel_advice": list(rows.values())}


def _summary(path: Path, name: str) -> Iterator[Row]:
    """The last copies of one government."""
    issuer = ISSUERS[name]
    used = [c for c in ("destination", issuer.words, issuer.date, issuer.url) if c]
    for row in csv_rows(path, used, SOURCE.ignored):
        state = load().named(row["destination"])
        words = row[issuer.words].strip() if issuer.words else None
        if state is not None:
            advice = _advice(issuer, state, words, row[issuer.date], issuer.seen, path)
            yield {**advice, "url": row[issuer.url] or None}


def _history(path: Path) -> Iterator[Row]:
    """The changes of nine destinations."""
    used = ("issuer", "iso3", "seen_in_commit_date", "risk_level", "issuer_last_updated")
    for row in csv_rows(path, used, SOURCE.ignored):
        if row["issuer"] not in ISSUERS:
            raise DataError(f"{path}: issuer {row['issuer']!r} is none of {', '.join(ISSUERS)}")
        issuer = ISSUERS[row["issuer"]]
        seen = _day(row["seen_in_commit_date"], path)
        state = load().iso3(row["iso3"], seen.year)
        words = row["risk_level"].strip() if issuer.words else None
        if state is not None:
            yield _advice(issuer, state, words, row["issuer_last_updated"], seen, path)


def _advice(
    issuer: Issuer, state: str, words: str | None, updated: str, seen: PartialDate, path: Path
) -> Row:
    given = _day(updated, path) if updated else None
    if given is not None and given.earliest > seen.latest:
        raise DataError(
            f"{path}: the advice for {state} is of {given}, later than its copy of {seen}: "
            "give the day of the new copy in ISSUERS"
        )
    return {
        "issuer": issuer.code,
        "state": state,
        "level": _level(issuer, words, path),
        "advice": words,
        "seen": str(seen),
        "valid_from": str(given or seen),
        "known": seen.latest,
    }


def _level(issuer: Issuer, words: str | None, path: Path) -> int | None:
    if words is None or words in (*issuer.no_level, *NO_COPY):
        return None
    plain = words.removesuffix(REGIONAL)
    if plain not in issuer.levels:
        raise DataError(f"{path}: level {words!r} is none of {', '.join(issuer.levels)}")
    return issuer.levels.index(plain) + 1


def _day(text: str, path: Path) -> PartialDate:
    """The day of a time stamp: in UTC where it has a zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise DataError(f"{path}: {text!r} is not an ISO 8601 time") from None
    return PartialDate.of((moment.astimezone(UTC) if moment.tzinfo else moment).date())


SOURCE = Source(
    name="travel_advice",
    origin=Origin(
        producer="Governments of Australia, Canada, Ireland, the United Kingdom and the United States",
        title=Text("Travel advice of five governments", "5か国政府の渡航情報"),
        version="copies to 2026-08-22 (Australia and United States to August 2025)",
        released=TAKEN,
        url="https://github.com/marcolussetti/travel-advisories",
        licence=Licence.WITH_CITATION,
        licence_name="Open Government Licence (Canada; United Kingdom v3.0), CC BY 4.0 (Australia), "
        "public domain (United States); Ireland: facts only",
        citation="Smartraveller (Australia), travel.gc.ca (Canada), Department of Foreign Affairs "
        "(Ireland), Foreign, Commonwealth and Development Office (United Kingdom), Department of State "
        "(United States); copies by M. Lussetti, travel-advisories.",
        reliability="B",
        reliability_reason="the governments' own words, copied by a third party's program",
    ),
    coverage=Coverage(
        first=PartialDate(2025, 3, 10),
        last=TAKEN,
        absent_row="unknown",
        note=Text(
            "Last copies for all destinations; every change for nine of them. The copies of the US "
            "and Australian pages end in August 2025.",
            "全渡航先の最終コピーと、9か国・地域については全変更履歴。米国と豪州の写しは2025年8月で途切れる。",
        ),
    ),
    known_rule=Text(
        "An advice is known on the day of its copy; where only the month is certain, on its last day.",
        "勧告は写しを取った日に公になったものとする。月までしか分からない場合はその末日とする。",
    ),
    folder="travel-advisories",
    files=(*(f"{name}_summary.csv" for name in ISSUERS), HISTORY),
    rows={"travel_advice": (1_400, 4_000)},
    parse=parse,
    ignored={
        "risk_level_number": "part of the words of the level",
        "country_info_url": "general information on a destination, not advice",
        "last_updated_country_details": "as above",
        "commit": "identifier of the copy",
        "rows without words": "pages without an advisory, and Irish pages since September 2025, whose "
        "level the copies no longer show",
        "destinations of several members": "advice for regions such as Israel with the West Bank and "
        "Gaza is not split",
    },
    caveats=(
        Text(
            "A copy shows what was advised on its day. The US and Australian copies end in August "
            "2025, the Irish levels in September 2025: look at the issuer's page for today's advice.",
            "写しはその日の勧告を示すにすぎない。米国と豪州は2025年8月、アイルランドの段階は2025年9月で"
            "途切れる。最新の勧告は各政府のページで確認されたい。",
        ),
        Text(
            "Each government has its own scale of four levels; the United Kingdom has none.",
            "4段階の尺度は国ごとに異なり、英国は段階を設けていない。",
        ),
    ),
)
