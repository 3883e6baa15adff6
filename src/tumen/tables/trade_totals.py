"""Totals of a state's trade as named compilers reported them, gathered by hand, with addresses."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="trade_totals",
    meaning="One row per statement of a compiler about a year, or about the part of it that valid_from "
    "and valid_to bound.",
    columns=(
        Column("state", "text", "whose trade"),
        Column("partner", "text", "member code, or empty: all partners", required=False),
        Column(
            "flow",
            "text",
            "total, exports or imports of `state`",
            allowed=("total", "exports", "imports"),
        ),
        Column("year", "int", "calendar year"),
        Column("value_usd", "float", "current US dollars"),
        Column("compiler", "text", "who compiled the figure"),
        Column("url", "text", "the page on which it was read"),
        Column("note", "text", "as in the compilation", required=False),
    ),
    key=("state", "partner", "flow", "year", "compiler", "url", "value_usd"),
    order=("state", "partner", "year"),
    members=("state", "partner"),
    checks=(Check("no negative trade", "select * from {table} where value_usd < 0"),),
)
