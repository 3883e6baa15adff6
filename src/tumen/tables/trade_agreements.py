"""Trade agreements that both states of a pair belong to."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="trade_agreements",
    meaning="One row per agreement and member; valid_from is the year in which the member signed or "
    "acceded, valid_to the year of its withdrawal. Two members of one bloc do not face each other.",
    columns=(
        Column("agreement", "int", "number of the base treaty in the source"),
        Column("name", "text", "English name"),
        Column("state", "text", "member code of a party"),
        Column(
            "kind",
            "text",
            "as in the source: base treaty, accession, …",
            required=False,
        ),
        Column("entry", "partial", "year of entry into force for the member", required=False),
        Column(
            "bloc",
            "int",
            "members with the same number act as one party; empty: a party of its own",
            required=False,
        ),
    ),
    key=("agreement", "state"),
    order=("state", "agreement"),
    members=("state",),
    acts=("entry",),
    checks=(
        Check("nobody leaves before joining", "select * from {table} where valid_to < valid_from"),
    ),
)
