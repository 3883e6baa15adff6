"""Refined petroleum delivered to a state under a UN cap, as reported."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="oil_deliveries",
    meaning="One row per report; valid_from and valid_to bound its period.",
    columns=(
        Column("supplier", "text", "member code, or empty: several", required=False),
        Column("state", "text", "receiver"),
        Column(
            "barrels",
            "float",
            "barrels; empty where the period is stated as not reported",
            required=False,
        ),
        Column("reporter", "text", "who says so"),
        Column("is_official", "bool", "reported to the UN committee, not an outside estimate"),
        Column("url", "text", "the page on which it was read"),
        Column("note", "text", "as in the compilation", required=False),
    ),
    key=("supplier", "state", "valid_from", "valid_to", "reporter", "barrels"),
    order=("state", "supplier", "valid_from"),
    members=("supplier", "state"),
    checks=(Check("no negative delivery", "select * from {table} where barrels < 0"),),
)
