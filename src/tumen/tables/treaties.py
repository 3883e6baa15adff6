"""Treaties of the case ledger, on top of the coded alliances."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="treaties",
    meaning="One row per treaty. valid_from is entry into force (empty: not seen), valid_to its end; "
    "`signed` is the signature. Its end becomes known on end_known.",
    columns=(
        Column("id", "text", "id in the ledger"),
        Column("case", "text", "case folder"),
        Column("name_en", "text", "name, English"),
        Column("name_ja", "text", "name, Japanese"),
        Column("parties", "list", "member codes"),
        Column("signed", "partial", "day of signature", required=False),
        Column("in_force", "partial", "entry into force", required=False),
        Column("terminated", "partial", "end", required=False),
        Column(
            "status",
            "text",
            "in the ledger's words: in-force, terminated, replaced, historical, lapsed, unknown",
        ),
        Column(
            "kind", "text", "alliance, border, armistice, trade, cooperation, infrastructure, other"
        ),
        Column("defence", "bool", "ATOP obligation"),
        Column("offence", "bool", "ATOP obligation"),
        Column("neutrality", "bool", "ATOP obligation"),
        Column("non_aggression", "bool", "ATOP obligation"),
        Column("consultation", "bool", "ATOP obligation"),
        Column("term_en", "text", "term in words", required=False),
        Column("term_ja", "text", "term in words", required=False),
        Column("obligations_en", "list", "what it obliges to, English"),
        Column("obligations_ja", "list", "the same in Japanese"),
        Column("sources", "list", "ids of ledger_sources"),
        Column("notes_en", "text", "limits of what was seen", required=False),
        Column("notes_ja", "text", "the same in Japanese", required=False),
        Column("replaces", "text", "id of the treaty it replaced", required=False),
    ),
    key=("id",),
    order=("id",),
    ending=("terminated", "status"),
    acts=("in_force", "valid_from"),
)
