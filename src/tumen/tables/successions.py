"""Which member followed which."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="successions",
    meaning="valid_from is the day of succession.",
    columns=(
        Column("predecessor", "text", "member code"),
        Column("successor", "text", "member code"),
        Column(
            "is_continuation", "bool", "the successor continues the same legal person (SUN, RUS)"
        ),
    ),
    key=("predecessor", "successor"),
    order=("successor", "predecessor"),
    members=("predecessor", "successor"),
)
