"""The statement of a card gives the rows that the card names, and runs as it stands."""

from __future__ import annotations

import tumen
from tests.conftest import AS_OF
from tumen.core.kinds import Measure, Table


def test_every_kind_of_place_can_be_read_out_again(world: tumen.World) -> None:
    shown: dict[str, str] = {}
    for pair in (("RUS", "PRK"), ("USA", "JPN")):
        for one in world.statements(world.dossier(*pair, as_of=AS_OF)):
            place = one.locator.split("/")
            shown.setdefault("/".join(place[:2]) if place[0] == "measures" else place[0], one.sql)
            if len(place) > 5:  # a part of the key holds slashes
                shown[one.locator] = one.sql
    assert len(shown) > 20
    for where, sql in shown.items():
        assert list(world.sql(sql, as_of=AS_OF)), where


def test_the_statement_of_a_figure_gives_that_figure(world: tumen.World) -> None:
    made = world.dossier("RUS", "PRK", as_of=AS_OF).card("trade-1")
    (one,) = world.statements(made)
    (row,) = world.sql(one.sql, as_of=AS_OF)
    assert one.locator.startswith("measures/trade/RUS/PRK/")
    assert one.method == world.measures["trade"].method
    assert f"${row['exporter_usd'] / 1e6:.2f} million" in made.document.title


def test_what_a_name_holds_is_never_a_statement() -> None:
    from tumen.dossier.statements import _of_row
    from tumen.tables import claims

    sql = _of_row(claims.TABLE, "x' or 'a'='a")
    assert sql.endswith("id = 'x'' or ''a''=''a'")


def test_the_tables_and_measures_are_what_it_takes(world: tumen.World) -> None:
    assert all(isinstance(table, Table) for table in world.tables.values())
    assert all(isinstance(measure, Measure) for measure in world.measures.values())
