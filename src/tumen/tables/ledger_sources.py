"""Sources of the case ledger: publishers and pages, graded."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="ledger_sources",
    meaning="One row per document that a ledger entry cites; valid_from is its date of publication.",
    columns=(
        Column("id", "text", "id in the ledger"),
        Column("case", "text", "case folder"),
        Column("publisher", "text", "who published it"),
        Column("title", "text", "title, as in the ledger"),
        Column("url", "text", "address"),
        Column("lang", "text", "language of the document"),
        Column(
            "kind",
            "text",
            "official, un, news, state-media, think-tank, ngo, encyclopedia, dataset",
        ),
        Column("reliability", "text", "Admiralty grade of the source", allowed=tuple("ABCDEF")),
        Column("reliability_reason", "text", "why that grade"),
        Column(
            "voice_of",
            "text",
            "member code of the state for which it speaks, if it does",
            required=False,
        ),
    ),
    key=("id",),
    order=("id",),
)
