"""Embassies, consulates and other missions of states abroad (Database of Embassies, from Wikidata)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tumen.core.dates import PartialDate
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Row, Source
from tumen.core.values import Text
from tumen.sources._codes import load
from tumen.sources._files import csv_rows

FILE = "database_of_embassies.csv.xz"
TAKEN = PartialDate(2022, 11, 16)
USED = ("operator", "country", "city", "cityQID", "type", "QID")


def parse(raw: Raw) -> Mapping[str, list[Row]]:
    """One row per mission of one member in another."""
    register = load()
    listed = csv_rows(raw.path(FILE), USED, SOURCE.ignored, delimiter=";")
    cities = _hosts_of_cities(listed)
    rows: list[Row] = []
    for row in listed:
        sender, host = register.named(row["operator"]), register.named(row["country"])
        if sender is not None and sender == host:
            host = cities.get(row["cityQID"])
        if sender is None or host is None or sender == host:
            continue
        rows.append(
            {
                "sender": sender,
                "host": host,
                "kind": row["type"].strip().lower(),
                "city": row["city"].strip() or None,
                "wikidata": row["QID"].rpartition("/")[2] or None,
                "valid_from": str(TAKEN),
                "known": TAKEN.latest,
            }
        )
    return {"missions": rows}


def _hosts_of_cities(listed: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Where a city lies, by the missions there; only cities on which all of them agree.

    Some items give the sender as the country, and would be missions of a state in itself.
    """
    register = load()
    hosts: dict[str, set[str]] = {}
    for row in listed:
        host = register.named(row["country"])
        if row["cityQID"] and host is not None and host != register.named(row["operator"]):
            hosts.setdefault(row["cityQID"], set()).add(host)
    return {city: found.pop() for city, found in hosts.items() if len(found) == 1}


SOURCE = Source(
    name="missions",
    origin=Origin(
        producer="Database of Embassies (N. Raoul), from Wikidata",
        title=Text("Embassies and consulates of the world", "世界の大使館・領事館一覧"),
        version="2022-11-16",
        released=TAKEN,
        url="https://github.com/database-of-embassies/database-of-embassies",
        licence=Licence.OPEN,
        licence_name="CC0 1.0 (Wikidata)",
        citation="Database of Embassies (2022), from Wikidata, state of 2022-11-16.",
        reliability="C",
        reliability_reason="edited by volunteers; embassies are fairly complete, consulates are not",
    ),
    coverage=Coverage(
        first=TAKEN,
        last=TAKEN,
        absent_row="unknown",
        note=Text(
            "State of November 2022, without dates of opening or closing; later closures and "
            "reopenings are not in it. A missing row proves nothing.",
            "2022年11月時点。開設・閉鎖の日付はなく、その後の閉鎖・再開は反映していない。"
            "行がないことは公館がないことの証明にならない。",
        ),
    ),
    known_rule=Text(
        "A mission is known, and held to exist, on the day of the list.",
        "公館は一覧の取得日に存在し、公知であったものとする。",
    ),
    folder="diplomatic-missions",
    files=(FILE,),
    rows={"missions": (9_000, 15_000)},
    parse=parse,
    ignored={
        "jurisdictions": "states to which a mission is accredited besides its host: filled too "
        "unevenly to count",
        "creation": "nine in ten are empty, most others a year written as 1 January",
        **dict.fromkeys(
            ("operatorQID", "jurisdictionQIDs", "countryQID", "typeQID"),
            "Wikidata item of a column that is read by its name",
        ),
        **dict.fromkeys(
            ("address", "latitude", "longitude", "phone", "email", "website"),
            "where to find the mission: not needed",
        ),
        **dict.fromkeys(("facebook", "twitter", "youtube"), "accounts of the mission"),
        **dict.fromkeys(
            ("picture", "pictureAuthor", "pictureLicense", "pictureLicenseURL"), "a photograph"
        ),
        "": "empty: the header ends with a separator",
    },
    caveats=(
        Text(
            "State of November 2022. Missions that no member runs or hosts (the Order of Malta, "
            "Quebec, Northern Cyprus and others) are left out.",
            "2022年11月時点。マルタ騎士団、ケベック州、北キプロスなど、国家として扱わない主体が関わる"
            "公館は除く。",
        ),
        Text(
            "The host is where a mission stands: embassies to the Holy See that stand in Rome count "
            "under Italy.",
            "接受国は所在地による。ローマにある教皇庁宛ての大使館はイタリアに数える。",
        ),
    ),
)
