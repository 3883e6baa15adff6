"""Land borders and their lengths."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="borders",
    meaning="One row per pair and source; both directions of a source are kept where they differ.",
    columns=(
        Column("a", "text", "member code of the state whose profile gives the length"),
        Column("b", "text", "the neighbour"),
        Column("length_km", "float", "kilometres as stated"),
        Column("stated", "text", "the words of the source, where they say more", required=False),
    ),
    key=("a", "b", "source"),
    order=("a", "b"),
    members=("a", "b"),
    checks=(Check("a border has a length", "select * from {table} where length_km <= 0"),),
)
