"""Places of the case ledger: crossings, bridges, ports, zones."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="places",
    meaning="One row per place on or near a border.",
    columns=(
        Column("id", "text", "key that claims refer to"),
        Column("case", "text", "case folder"),
        Column("name_en", "text", "name, English"),
        Column("name_ja", "text", "name, Japanese"),
        Column("kind", "text", "rail, road, port, crossing, zone, city, airport"),
        Column("subjects", "list", "member codes of the states it lies in or joins"),
        Column("longitude", "float", "degrees", required=False),
        Column("latitude", "float", "degrees", required=False),
        Column("sources", "list", "ids of ledger_sources, or a dataset's name"),
    ),
    key=("id",),
    order=("id",),
)
