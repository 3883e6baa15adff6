"""What governments advise their citizens about travelling to a state."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="travel_advice",
    meaning="One row per advice as seen on a day. It held at least on that day; valid_from is the day "
    "that the issuer gives, or the day seen.",
    columns=(
        Column("issuer", "text", "member code of the government that advises"),
        Column("state", "text", "destination"),
        Column(
            "level",
            "int",
            "1 (normal precautions) to 4 (do not travel) on the issuer's own scale",
            required=False,
        ),
        Column("advice", "text", "the issuer's words for the level, English", required=False),
        Column("seen", "partial", "day on which the copy was taken"),
        Column("url", "text", "the issuer's page", required=False),
    ),
    key=("issuer", "state", "seen"),
    order=("state", "issuer", "seen"),
    members=("issuer", "state"),
    checks=(
        Check("levels are 1 to 4", "select * from {table} where level not between 1 and 4"),
        Check("an issuer advises on others", "select * from {table} where issuer = state"),
    ),
)
