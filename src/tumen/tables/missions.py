"""Diplomatic missions."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="missions",
    meaning="One row per mission that the source lists. It gives no dates of opening or closing, and "
    "a missing row proves nothing.",
    columns=(
        Column("sender", "text", "member code of the state that runs it"),
        Column("host", "text", "member code of the state where it is"),
        Column("kind", "text", "as in the source, in lower case: embassy, consulate, …"),
        Column("city", "text", "city", required=False),
        Column("wikidata", "text", "Wikidata item", required=False),
    ),
    key=("sender", "host", "kind", "wikidata", "city"),
    order=("sender", "host"),
    members=("sender", "host"),
    checks=(Check("no mission in oneself", "select * from {table} where sender = host"),),
)
