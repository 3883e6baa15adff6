"""UN measures, and autonomous ones in brief, as rules."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="sanction_measures",
    meaning="One row per measure; valid_from is when it took effect, valid_to when it ended.",
    columns=(
        Column("id", "text", "id in the ledger"),
        Column("case", "text", "case folder"),
        Column("authority", "text", "UN, or the code of the state (or EU) that took it"),
        Column("target", "text", "member code of the state under the measure"),
        Column("instrument", "text", "resolution or law"),
        Column("paragraph", "text", "paragraph, where seen", required=False),
        Column("adopted", "partial", "day of adoption", required=False),
        Column(
            "direction",
            "text",
            "from-target, to-target, both, services, persons, labour, investment, exemption, monitoring",
        ),
        Column("kind", "text", "goods, quota, labour, finance, arms-embargo, …"),
        Column("summary_en", "text", "what it forbids or limits, in one sentence"),
        Column("summary_ja", "text", "the same in Japanese"),
        Column("goods", "list", "goods in words"),
        Column("hs", "list", "HS headings, 2, 4 or 6 digits"),
        Column("hs_basis", "text", "where the HS codes come from", required=False),
        Column("exemptions_en", "list", "exemptions in words"),
        Column("exemptions_ja", "list", "the same in Japanese"),
        Column("cap_value", "float", "quantity allowed", required=False),
        Column("cap_unit", "text", "its unit", required=False),
        Column("cap_period", "text", "its period: year", required=False),
        Column("reporting", "text", "duty to report, in words", required=False),
        Column("supersedes", "list", "ids of measures that it replaced"),
        Column("sources", "list", "ids of ledger_sources"),
        Column("notes_en", "text", "limits of what was seen", required=False),
        Column("notes_ja", "text", "the same in Japanese", required=False),
    ),
    key=("id",),
    order=("id",),
)
