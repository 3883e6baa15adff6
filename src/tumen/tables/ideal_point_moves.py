"""The roll calls behind each clear move of a state between two sessions, our own estimates."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="ideal_point_moves",
    meaning="One row per move and roll call. A move is a change of position between two sessions "
    "in which the state voted, larger than twice its standard deviation. Of each move the roll calls "
    "that pulled most in its direction are kept. valid_from and valid_to are the later session's year.",
    columns=(
        Column("state", "text", "member that held the seat in the later session"),
        Column("session", "int", "the later session"),
        Column("earlier_session", "int", "the session before it in which the state voted"),
        Column("rank", "int", "1 = pulled most"),
        Column("roll_call", "int", "the roll call, as in roll_calls"),
        Column("vote", "int", "1 yes, 2 abstain, 3 no"),
        Column("before", "float", "position in the earlier session"),
        Column("after", "float", "position in the later session"),
        Column("likely", "float", "probability of this vote at the old position, 0 to 1"),
        Column("share", "float", "this roll call's part of the move; all parts sum to it"),
        Column(
            "kind",
            "text",
            "against the state's last vote on the same text",
            allowed=("new", "kept", "changed"),
        ),
    ),
    key=("state", "session", "roll_call"),
    order=("state", "session", "rank"),
    members=("state",),
    checks=(
        Check(
            "a vote is yes, abstain or no", "select * from {table} where vote not between 1 and 3"
        ),
        Check(
            "a move goes forward in time",
            "select * from {table} where earlier_session >= session",
        ),
        Check(
            "a probability is between 0 and 1",
            "select * from {table} where likely not between 0 and 1",
        ),
        Check(
            "a kept roll call pulls in the move's direction",
            "select * from {table} where share * (after - before) < 0",
        ),
    ),
)
