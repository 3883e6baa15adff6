"""Positions of states on the main dimension of UN voting (ideal points), our own estimates."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="ideal_points",
    meaning="One row per state, session and estimation. valid_from and valid_to are the session's "
    "year; known is the last day of a vote that went into the estimation. Rows of tier sampling use "
    "all votes; rows of tier fast use the votes up to their own session only, for readers who ask as "
    "of an earlier day.",
    columns=(
        Column("state", "text", "member that held the seat for most of the session's votes"),
        Column("session", "int", "regular session, 1 = 1946"),
        Column("year", "int", "calendar year in which the session opened: 1945 + session"),
        Column(
            "mean", "float", "posterior mean; USA positive, mean 0 and variance 1 over all rows"
        ),
        Column("sd", "float", "posterior standard deviation"),
        Column("low", "float", "lower end of the 90 % interval"),
        Column("high", "float", "upper end of the 90 % interval"),
        Column("n_votes", "int", "votes that the state cast in the session and that were used"),
        Column("tier", "text", "how it was estimated", allowed=("sampling", "fast")),
        Column("until", "int", "last session whose votes were used"),
        Column(
            "r_hat",
            "float",
            "agreement of chains, 1 is best; above 1.1 compare within the session only",
            required=False,
        ),
    ),
    key=("state", "session", "tier"),
    order=("state", "session", "tier"),
    members=("state",),
    checks=(
        Check(
            "the interval holds the mean",
            "select * from {table} where not mean between low and high",
        ),
        Check("a spread is positive", "select * from {table} where sd <= 0"),
        Check(
            "no point rests on later votes than it says",
            "select * from {table} where until < session",
        ),
        Check(
            "the United States are positive",
            "select * from {table} where state = 'USA' and tier = 'sampling' and mean <= 0",
        ),
    ),
)
