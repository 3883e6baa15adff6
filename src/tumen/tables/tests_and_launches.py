"""Counts of missile and nuclear tests and of other provocations, by state and year."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="tests_and_launches",
    meaning="One row per state, year and kind; the source's own classification.",
    columns=(
        Column("state", "text", "who tested"),
        Column("year", "int", "calendar year"),
        Column(
            "kind", "text", "missile, nuclear or other", allowed=("missile", "nuclear", "other")
        ),
        Column("events", "int", "events that the source lists"),
    ),
    key=("state", "year", "kind", "source"),
    order=("state", "year"),
    members=("state",),
    checks=(Check("a listed year has an event", "select * from {table} where events < 1"),),
)
