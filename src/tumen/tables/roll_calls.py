"""Roll calls of the UN General Assembly."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="roll_calls",
    meaning="One row per recorded vote; valid_from is its day (the year only where the source has a "
    "placeholder).",
    columns=(
        Column("roll_call", "int", "row number in the source: its own ids repeat"),
        Column("rcid", "int", "the source's id (not unique)"),
        Column("session", "int", "regular session, 1 = 1946", required=False),
        Column("year", "int", "calendar year of the vote"),
        Column("resolution", "text", "symbol of the resolution or draft", required=False),
        Column("title", "text", "short title, English", required=False),
        Column(
            "issues",
            "list",
            "me nu di hr co ec: Middle East, nuclear, disarmament, human rights, colonialism, economic development",
        ),
        Column("yes", "int", "states that voted yes"),
        Column("no", "int", "states that voted no"),
        Column("abstain", "int", "states that abstained"),
    ),
    key=("roll_call",),
    order=("roll_call",),
    checks=(
        Check("years are 1946 or later", "select * from {table} where year < 1946"),
        Check("someone voted", "select * from {table} where yes + no + abstain = 0"),
    ),
)
