"""Ideal points and the votes behind moves: our own estimates, kept with the settings that made them.

Sampling takes more than half an hour, so a build of the snapshot reads the kept result
(`tumen/votes/data`). `python -m tumen.votes.table` makes it; the record beside it holds the hash of the
votes it rests on, and a test compares that with the votes of the snapshot.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Source
from tumen.core.values import Text

if TYPE_CHECKING:
    import polars as pl

KEPT = Path(__file__).parents[1] / "votes" / "data"
TABLES = ("ideal_points", "ideal_point_moves")


def parse(raw: Raw) -> Mapping[str, pl.DataFrame]:
    """The kept tables as they are."""
    import polars as pl

    frames = {}
    for name in TABLES:
        path = KEPT / f"{name}.parquet"
        if not path.exists():
            raise DataError(f"{path} is missing: make it with python -m tumen.votes.table")
        frames[name] = pl.read_parquet(path)
    return frames


SOURCE = Source(
    name="unga_ideal_points",
    origin=Origin(
        producer="Tumen",
        title=Text(
            "Ideal points estimated from UN General Assembly votes",
            "国連総会の投票から推定した理想点",
        ),
        version="votes to 2024-06-04; four chains",
        released=PartialDate(2024, 6, 4),
        url="https://dataverse.harvard.edu/dataset.xhtml?persistentId=hdl:1902.1/12379",
        licence=Licence.WITH_CITATION,
        licence_name="CC0 1.0 (votes, Harvard Dataverse)",
        citation="Own estimates by the model of Bailey, Michael A.; Strezhnev, Anton; Voeten, Erik "
        "(2017), Estimating Dynamic State Preferences from United Nations Voting Data, Journal of "
        "Conflict Resolution 61(2), from the votes of Voeten, Strezhnev and Bailey (2009).",
        reliability="B",
        reliability_reason="the published model and votes, estimated anew and compared with the "
        "published points; the level of the first four sessions differs from them",
    ),
    coverage=Coverage(
        first=PartialDate(1946),
        last=PartialDate(2024, 6, 4),
        absent_row="unknown",
        note=Text(
            "Sessions 1 to 78 without 19, one row per state that voted. Votes of the eleventh "
            "emergency special session (Ukraine, 2022 and 2023) are not in the data.",
            "第1〜78会期（第19会期を除く）に投票した国ごとに1行。ウクライナに関する第11回緊急特別会合"
            "（2022・2023年）の投票は含まない。",
        ),
    ),
    known_rule=Text(
        "A position is known on the day of the last vote it rests on. Positions that rest on all "
        "votes are therefore unknown before 4 June 2024; for earlier days there are positions "
        "from the votes up to each session.",
        "理想点は、推定に用いた最後の投票の日に知られたものとする。全投票に基づく値は2024年6月4日より前の時点では"
        "用いず、それ以前の時点には各会期までの投票だけで推定した値を用いる。",
    ),
    folder="unga-votes",
    files=("unga_rollcall_matrix_1946_2024.csv",),  # the votes behind it
    rows={"ideal_points": (20_000, 30_000), "ideal_point_moves": (1_000, 40_000)},
    parse=parse,
    caveats=(
        Text(
            "Compare states within a session. Levels are weakly identified across sessions, most of "
            "all before 1957, where the published series stands elsewhere.",
            "比較は同じ会期の中で行うこと。会期をまたぐ水準は票からはわずかしか定まらず、とりわけ1957年より前は"
            "公表された系列と水準が異なる。",
        ),
        Text(
            "The votes of the eleventh emergency special session on Ukraine (2022, 2023) are "
            "missing: positions of those years do not reflect them.",
            "ウクライナに関する第11回緊急特別会合（2022・2023年）の投票を欠くため、両年の値はこれを反映しない。",
        ),
    ),
)
