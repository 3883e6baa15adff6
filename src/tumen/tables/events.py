"""Coded news events reduced to directed pair-days. Samples: never a trend."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="events",
    meaning="One row per source, day, directed pair and CAMEO code; duplicates of one event count once.",
    columns=(
        Column("actor", "text", "member code of who acts"),
        Column("target", "text", "member code of whom it concerns"),
        Column("day", "date", "day of the event"),
        Column("cameo", "text", "CAMEO code"),
        Column("n", "int", "distinct events"),
        Column("goldstein", "float", "Goldstein value of the code", required=False),
    ),
    key=("actor", "target", "day", "cameo", "source"),
    order=("actor", "target", "day"),
    members=("actor", "target"),
    checks=(Check("between two states", "select * from {table} where actor = target or n < 1"),),
)
