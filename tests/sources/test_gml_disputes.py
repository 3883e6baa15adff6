from tests.sources.conftest import Parse
from tumen.sources.gml_disputes import SOURCE


def test_one_row_per_dispute_and_pair_with_years_only(parsed: Parse) -> None:
    rows = parsed(SOURCE, "disputes")["disputes"]
    assert {row["dispute"] for row in rows} == {2, 349, 1379}
    assert all(len(row["valid_from"]) == 4 for row in rows)
    assert {row["source"] for row in rows} == {SOURCE.name}
