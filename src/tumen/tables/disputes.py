"""Militarised interstate disputes between two states."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="disputes",
    meaning="One row per dispute and pair on opposite sides; valid_from and valid_to bound it.",
    columns=(
        Column("dispute", "int", "number of the dispute in the source"),
        Column("a", "text", "member code, alphabetically first"),
        Column("b", "text", "member code"),
        Column(
            "hostility",
            "int",
            "highest level: 2 threat, 3 display, 4 use of force, 5 war",
            required=False,
        ),
        Column(
            "fatality", "int", "0 none … 6 more than 999 deaths; empty: missing", required=False
        ),
        Column("is_doubted", "bool", "sources disagree whether this pair stood on opposite sides"),
    ),
    key=("dispute", "a", "b", "source"),
    order=("a", "b", "dispute"),
    members=("a", "b"),
    ending=("hostility", "fatality"),
    checks=(
        Check("a comes before b", "select * from {table} where a >= b"),
        Check("hostility is 1 to 5", "select * from {table} where hostility not between 1 and 5"),
    ),
)
