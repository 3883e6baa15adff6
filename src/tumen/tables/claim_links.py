"""How claims bear on each other."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="claim_links",
    meaning="`claim` supports, contradicts, supersedes or updates `other`.",
    columns=(
        Column("claim", "text", "id of the claim that speaks"),
        Column(
            "relation",
            "text",
            "what it does",
            allowed=("supports", "contradicts", "supersedes", "updates"),
        ),
        Column("other", "text", "id of the claim spoken of"),
    ),
    key=("claim", "relation", "other"),
    order=("claim", "other"),
)
