"""Inter-state wars: one row per participant and spell of fighting."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="wars",
    meaning="One row per war, participant and spell. valid_from and valid_to are the participant's "
    "first and last day; outcome and deaths are known only afterwards.",
    columns=(
        Column("war", "int", "number of the war in the source"),
        Column("name_en", "text", "name in English"),
        Column("name_ja", "text", "name in Japanese"),
        Column("state", "text", "member code at that time"),
        Column("spell", "int", "1, or 2 for a second spell of the same state"),
        Column("side", "int", "1 or 2: opponents have different numbers"),
        Column("is_initiator", "bool", "coded as having begun it"),
        Column(
            "outcome",
            "text",
            "as coded by the source for this participant",
            required=False,
            allowed=(
                "won",
                "lost",
                "compromise",
                "changed-type",
                "changed-side",
                "stalemate",
                "ongoing",
                "other",
            ),
        ),
        Column("battle_deaths", "int", "battle-related deaths as coded", required=False),
    ),
    key=("war", "state", "spell", "side"),
    order=("state", "war", "spell"),
    members=("state",),
    ending=("outcome", "battle_deaths"),
    checks=(Check("sides are 1 or 2", "select * from {table} where side not in (1, 2)"),),
)
