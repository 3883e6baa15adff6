"""Sets of sanctions measures that the ledger holds in full: what a check may speak of at all."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="sanction_regimes",
    meaning="One row per authority and target. valid_from is the first day that the measures speak "
    "of: outside a regime, or before it, nothing is known, least of all that there was no measure.",
    columns=(
        Column("id", "text", "id in the ledger"),
        Column("authority", "text", "who takes the measures: UN"),
        Column("target", "text", "member code of the state under the measures"),
        Column("name_en", "text", "name, English"),
        Column("name_ja", "text", "the same in Japanese"),
        Column("reviewed", "partial", "last day on which sources were read for it"),
        Column("sources", "list", "ids of ledger_sources"),
    ),
    key=("id",),
    order=("id",),
)
