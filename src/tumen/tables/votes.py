"""Votes in the UN General Assembly: cast votes only."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="votes",
    meaning="One row per state and roll call in which it voted. Absence and non-membership have no "
    "row: they are not votes.",
    columns=(
        Column("roll_call", "int", "key of roll_calls"),
        Column("state", "text", "member code at the time of the vote"),
        Column("year", "int", "calendar year of the vote"),
        Column("vote", "int", "1 yes, 2 abstain, 3 no", allowed=("1", "2", "3")),
    ),
    key=("state", "roll_call"),
    order=("state", "roll_call"),
    members=("state",),
    checks=(Check("votes are 1, 2 or 3", "select * from {table} where vote not in (1, 2, 3)"),),
)
