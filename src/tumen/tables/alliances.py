"""Alliances between two states as coded by scholars: unbroken spans with the same obligations."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="alliances",
    meaning="One row per pair and unbroken span of years with the same set of obligations. "
    "valid_from and valid_to are years; valid_to is empty where the span reaches the end of the data.",
    columns=(
        Column("a", "text", "member code, alphabetically first"),
        Column("b", "text", "member code"),
        Column("defence", "bool", "one must help the other when attacked"),
        Column("offence", "bool", "help is promised also beyond defence"),
        Column("neutrality", "bool", "neither helps an attacker of the other"),
        Column("non_aggression", "bool", "neither attacks the other"),
        Column("consultation", "bool", "they consult in a crisis"),
        Column("one_sided", "list", "the obligations that only one of the two owes the other"),
    ),
    key=(
        "a",
        "b",
        "source",
        "valid_from",
        "defence",
        "offence",
        "neutrality",
        "non_aggression",
        "consultation",
    ),
    order=("a", "b", "valid_from"),
    members=("a", "b"),
    checks=(
        Check(
            "a comes before b: both directions are one row", "select * from {table} where a >= b"
        ),
        Check("no span ends before it begins", "select * from {table} where valid_to < valid_from"),
        Check(
            "an alliance promises something",
            "select * from {table} where not (defence or offence or neutrality or non_aggression or consultation)",
        ),
    ),
)
