"""The case ledger: curated reports, one statement of one publisher at one date each."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="claims",
    meaning="One row per claim. valid_from and valid_to are when it is said to be true (equal for an "
    "event); known is when it was published.",
    columns=(
        Column("id", "text", "id in the ledger"),
        Column("case", "text", "case folder"),
        Column("case_states", "list", "member codes of the two states that the case follows"),
        Column("topic", "text", "what it is about: one of the schema's topics"),
        Column("kind", "text", "what sort of thing it says: one of the schema's kinds"),
        Column("subjects", "list", "member codes of the states concerned"),
        Column("statement_en", "text", "the statement, English"),
        Column("statement_ja", "text", "the statement, Japanese"),
        Column(
            "quantity",
            "text",
            "what its value counts, one of the schema's quantities",
            required=False,
        ),
        Column("value", "float", "the value stated", required=False),
        Column("low", "float", "lower bound stated", required=False),
        Column("high", "float", "upper bound stated", required=False),
        Column("unit", "text", "key of core.units.UNITS", required=False),
        Column("growth_percent", "float", "change on the year before, as stated", required=False),
        Column("known_from", "partial", "known time as written"),
        Column("sources", "list", "ids of ledger_sources"),
        Column("credibility", "int", "Admiralty credibility of the report, 1 to 6"),
        Column("credibility_reason", "text", "why that grade"),
        Column(
            "status",
            "text",
            "confirmed, reported, estimate, disputed, denied",
            allowed=("confirmed", "reported", "estimate", "disputed", "denied"),
        ),
        Column("speaker", "text", "who says it (an office or person), if named", required=False),
        Column("speaker_ja", "text", "the same in Japanese", required=False),
        Column("speaker_state", "text", "member code of the speaker's state", required=False),
        Column("beneficiary", "text", "for motives and gains: whose", required=False),
        Column("place", "text", "key of a place of the case", required=False),
        Column(
            "origin_group",
            "text",
            "claims that copy one original report share this",
            required=False,
        ),
        Column(
            "hypotheses", "list", "hypothesis:rating, rating one of CC C N I II", required=False
        ),
        Column(
            "outcome", "text", "for a forecast: open, came-true, failed, partly", required=False
        ),
    ),
    key=("id",),
    order=("id",),
)
