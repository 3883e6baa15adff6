"""Other names of members, in any language and script."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="aliases",
    meaning="One row per name; a name may belong to several members (Korea), then it is ambiguous.",
    columns=(
        Column("alias", "text", "the name as written"),
        Column("code", "text", "member code"),
        Column("lang", "text", "ISO 639-1 language of the name", required=False),
    ),
    key=("alias", "code"),
    order=("code", "alias"),
    members=("code",),
)
