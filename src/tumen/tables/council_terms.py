"""Membership of the UN Security Council by year."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="council_terms",
    meaning="One row per state and year in which it had a seat; valid_from is the year.",
    columns=(
        Column("state", "text", "member code at that time"),
        Column("year", "int", "calendar year"),
        Column("is_permanent", "bool", "a permanent member"),
    ),
    key=("state", "year"),
    order=("state", "year"),
    members=("state",),
)
