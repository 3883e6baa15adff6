"""A small table of results that becomes whichever data frame the reader uses."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


@dataclass(frozen=True, slots=True)
class Panel:
    """Columns and rows. `polars()`, `arrow()` and `pandas()` need those libraries installed."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    title: str = ""

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def _columnar(self) -> dict[str, list[Any]]:
        return {name: [row[i] for row in self.rows] for i, name in enumerate(self.columns)}

    def polars(self) -> polars.DataFrame:
        import polars

        return polars.DataFrame(self._columnar(), strict=False)

    def arrow(self) -> pyarrow.Table:
        import pyarrow

        return pyarrow.table(self._columnar())

    def pandas(self) -> pandas.DataFrame:
        import pandas

        return pandas.DataFrame(self._columnar())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Any library of the Arrow protocol reads a panel directly: `polars.DataFrame(panel)`."""
        return self.arrow().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        """Rich display in notebooks."""

        def cells(values: Sequence[Any], tag: str) -> str:
            return "".join(f"<{tag}>{html.escape(str(value))}</{tag}>" for value in values)

        head = f"<thead><tr>{cells(self.columns, 'th')}</tr></thead>"
        body = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in self.rows[:100])
        more = f"<caption>{html.escape(self.title)} ({len(self.rows)} rows)</caption>"
        return f"<table>{more}{head}<tbody>{body}</tbody></table>"
