"""Which states touch, and how."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="contiguity",
    meaning="One row per pair and span. valid_to is empty where the span reaches the end of the data.",
    columns=(
        Column("a", "text", "member code, alphabetically first"),
        Column("b", "text", "member code"),
        Column(
            "kind",
            "text",
            "land or river border; or open water of at most so many miles",
            allowed=("land", "water-12", "water-24", "water-150", "water-400"),
        ),
    ),
    key=("a", "b", "kind", "valid_from"),
    order=("a", "b", "valid_from"),
    members=("a", "b"),
    checks=(Check("a comes before b", "select * from {table} where a >= b"),),
)
