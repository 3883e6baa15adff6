"""Trade between two states as each of them reports it: one report, one row."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="trade",
    meaning="One row per directed flow, year and reporter. A missing row is not reported: never zero.",
    columns=(
        Column("exporter", "text", "member code of the sender"),
        Column("importer", "text", "member code of the receiver"),
        Column(
            "reporter",
            "text",
            "who reports: exporter (valued FOB) or importer (valued CIF)",
            allowed=("exporter", "importer"),
        ),
        Column("year", "int", "calendar year"),
        Column("value_usd", "float", "current US dollars"),
        Column(
            "flag", "text", "e: estimated by the compiler; others as in the source", required=False
        ),
    ),
    key=("exporter", "importer", "reporter", "year", "source"),
    order=("exporter", "importer", "year", "reporter"),
    members=("exporter", "importer"),
    checks=(
        Check("no trade with oneself", "select * from {table} where exporter = importer"),
        Check("no negative trade", "select * from {table} where value_usd < 0"),
        Check(
            "no zero but an estimate's: what is not known has no row",
            "select * from {table} where value_usd = 0 and flag is null",
        ),
    ),
)
