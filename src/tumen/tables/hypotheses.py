"""Explanations that claims are rated against."""

from tumen.core.kinds import Column, Table

TABLE = Table(
    name="hypotheses",
    meaning="One row per explanation; claims name it in their column `hypotheses`.",
    columns=(
        Column("id", "text", "key used by claims"),
        Column("name_en", "text", "the explanation as a phrase, English"),
        Column("name_ja", "text", "the same in Japanese"),
        Column(
            "explains",
            "text",
            "dispatch: why troops or workers are sent; alliance: what the relation is worth",
            allowed=("dispatch", "alliance"),
        ),
    ),
    key=("id",),
    order=("id",),
)
