"""CAMEO event codes with Goldstein values and PLOVER counterparts."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="event_codes",
    meaning="One row per CAMEO code.",
    columns=(
        Column("cameo", "text", "code, with its leading zero"),
        Column("label", "text", "English description"),
        Column(
            "goldstein",
            "float",
            "Goldstein scale, -10 (conflict) to 10 (cooperation)",
            required=False,
        ),
        Column(
            "quad",
            "int",
            "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
            required=False,
        ),
        Column("plover", "text", "PLOVER event type", required=False),
    ),
    key=("cameo",),
    order=("cameo",),
    checks=(
        Check(
            "the Goldstein scale runs from -10 to 10",
            "select * from {table} where goldstein not between -10 and 10",
        ),
    ),
)
