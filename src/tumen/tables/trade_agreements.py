"""Trade agreements that both states of a pair belong to."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="trade_agreements",
    meaning="One row per agreement and member; valid_from is the year of signature.",
    columns=(
        Column("agreement", "int", "number in the source"),
        Column("name", "text", "English name"),
        Column("state", "text", "member code of a party"),
        Column(
            "kind",
            "text",
            "as in the source: base treaty, accession, withdrawal, …",
            required=False,
        ),
        Column("entry", "int", "year of entry into force", required=False),
    ),
    key=("agreement", "state"),
    order=("state", "agreement"),
    members=("state",),
)
