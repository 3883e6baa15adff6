"""Each state as a reporter of trade: its totals, its partners, and how well its reports agree."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="trade_reporters",
    meaning="One row per state and year, computed from the reports of all states. Where a state reported "
    "nothing itself in a year, its totals are what its partners report of it (basis mirror).",
    columns=(
        Column("state", "text", "member code of the reporter"),
        Column("year", "int", "calendar year"),
        Column(
            "basis",
            "text",
            "own: by its own books; mirror: by its partners'",
            allowed=("own", "mirror"),
        ),
        Column(
            "exports_usd",
            "float",
            "all its exports, current US dollars",
            required=False,
        ),
        Column("imports_usd", "float", "all its imports", required=False),
        Column("partners", "int", "partners in those books"),
        Column(
            "concentration",
            "float",
            "Herfindahl-Hirschman index of its two-way trade over partners, 0 to 1",
        ),
        Column(
            "largest",
            "list",
            "its five largest partners, the largest first, each code:share of two-way trade",
        ),
        Column(
            "error_variance",
            "float",
            "variance of the log error of its reports, from all mirrored flows of the five years "
            "around; empty with fewer than 30 of them",
            required=False,
        ),
        Column("flows", "int", "mirrored flows behind it"),
    ),
    key=("state", "year", "source"),
    order=("state", "year"),
    members=("state",),
    checks=(
        Check(
            "shares are shares",
            "select * from {table} where concentration not between 0 and 1.000001",
        ),
        Check("no negative variance", "select * from {table} where error_variance < 0"),
    ),
)
