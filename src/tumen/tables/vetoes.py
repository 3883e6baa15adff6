"""Vetoes in the UN Security Council."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="vetoes",
    meaning="One row per vetoed draft and member that voted no with effect of a veto; valid_from is its day.",
    columns=(
        Column("draft", "text", "symbol of the draft"),
        Column("state", "text", "member code at that time"),
        Column("subject", "text", "agenda item, English"),
    ),
    key=("draft", "state"),
    order=("state", "draft"),
    members=("state",),
)
