"""Members of the system of states, with dates; and the names they are called by."""

from tumen.core.kinds import Check, Column, Table

TABLE = Table(
    name="states",
    meaning="One row per member: a state, a predecessor, or a territory that data treat as one. "
    "valid_from and valid_to are its lifetime.",
    columns=(
        Column("code", "text", "ISO 3166-1 alpha-3, also withdrawn ones (SUN, DDR, YUG, CSK)"),
        Column("name_en", "text", "name in common English use"),
        Column("name_ja", "text", "name in common Japanese use"),
        Column("iso2", "text", "ISO 3166-1 alpha-2", required=False),
        Column("iso_numeric", "int", "ISO 3166-1 numeric", required=False),
        Column("is_disputed", "bool", "statehood is disputed: neutral wording and a note are due"),
        Column("un_from", "partial", "first day as a member of the UN", required=False),
        Column("un_to", "partial", "last day as a member of the UN", required=False),
    ),
    key=("code",),
    order=("code",),
    members=("code",),
    checks=(
        Check(
            "codes are three capital letters",
            "select * from {table} where not regexp_full_match(code, '[A-Z]{{3}}')",
        ),
        Check("both names are there", "select * from {table} where name_en = '' or name_ja = ''"),
    ),
)
