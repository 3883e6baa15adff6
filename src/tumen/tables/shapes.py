"""Outlines of states for maps. Cartographic: never to be measured."""

from tumen.core.kinds import Check, Column, Table

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
            "longitude,latitude pairs in thousandths of a degree, each after the first relative to "
            "the one before, joined by blanks; the last point joins the first",
        ),
    ),
    key=("code", "scale", "ring"),
    order=("scale", "code", "ring"),
    members=("code",),
    checks=(
        Check(
            "outlines lie within the world, cut at 180 degrees",
            "select * from {table} where west < -180 or east > 180 or south < -90 or north > 90 "
            "or west > east or south > north",
        ),
    ),
)
