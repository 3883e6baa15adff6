"""Outlines of states for maps. Cartographic: never to be measured."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="shapes",
    meaning="One row per ring of a state's outline and scale.",
    columns=(
        Column("code", "text", "member code"),
        Column("scale", "int", "denominator in millions: 10, 50 or 110"),
        Column("ring", "int", "number of the ring"),
        Column("west", "float", "degrees"),
        Column("south", "float", "degrees"),
        Column("east", "float", "degrees"),
        Column("north", "float", "degrees"),
        Column(
            "points",
            "text",
            "longitude,latitude pairs in thousandths of a degree, each after the first relative to the one before, joined by blanks",
        ),
    ),
    key=("code", "scale", "ring"),
    order=("scale", "code", "ring"),
    members=("code",),
)
