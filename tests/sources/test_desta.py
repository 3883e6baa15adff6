from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.sources.conftest import Parse
from tumen.core.errors import DataError
from tumen.core.kinds import Raw
from tumen.sources._codes import load
from tumen.sources.desta import FILE, SOURCE

CEFTA, GSTP, ANDEAN, ALGERIA_EC = 192, 461, 26, 16


def members(rows: list[dict[str, Any]], agreement: int) -> dict[str, dict[str, Any]]:
    return {row["state"]: row for row in rows if row["agreement"] == agreement}


def test_accession_and_withdrawal_bound_a_membership(parsed: Parse) -> None:
    cefta = members(parsed(SOURCE)["trade_agreements"], CEFTA)
    spans = {state: (row["valid_from"], row["valid_to"]) for state, row in cefta.items()}
    assert spans["CZE"] == ("1992", "2004")
    assert spans["SVN"] == ("1995", "2004")
    assert spans["BGR"] == ("1998", "2007")  # left the protocol of 2006, a link of the chain
    assert spans["ALB"] == ("2006", None)
    assert cefta["SVN"]["kind"] == "accession"
    assert cefta["CZE"]["known"] == date(1992, 12, 31)
    assert cefta["CZE"]["end_known"] == date(2004, 12, 31)


def test_protocols_of_a_chain_belong_to_its_first_treaty(parsed: Parse) -> None:
    rows = parsed(SOURCE)["trade_agreements"]
    andean = members(rows, ANDEAN)
    assert {"BOL", "CHL", "COL", "ECU", "PER", "VEN"} == set(andean)
    assert {row["name"] for row in andean.values()} == {"Andean Group Cartagena Agreement"}
    assert not members(rows, 23)
    assert not members(rows, 27)


def test_an_old_member_has_its_old_code(parsed: Parse) -> None:
    gstp = members(parsed(SOURCE)["trade_agreements"], GSTP)
    assert {"PRK", "KOR", "CUB", "YUG"} <= set(gstp)
    assert "SRB" not in gstp
    assert (gstp["PRK"]["valid_from"], gstp["PRK"]["entry"]) == ("1988", "1989")
    assert gstp["ROU"]["valid_to"] == "2007"


def test_members_of_a_bloc_are_told_apart_from_parties(parsed: Parse) -> None:
    parties = members(parsed(SOURCE)["trade_agreements"], ALGERIA_EC)
    assert parties["DZA"]["bloc"] is None
    assert parties["FRA"]["bloc"] == parties["ESP"]["bloc"] == parties["SWE"]["bloc"] == 1
    assert parties["ESP"]["valid_from"] == "1985"


def test_what_was_never_signed_is_left_out(parsed: Parse) -> None:
    assert 807 not in {row["agreement"] for row in parsed(SOURCE)["trade_agreements"]}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (";withdrawal;", ";suspension;", "entry type 'suspension'"),
        (";1988;1989;", ";soon;1989;", "year of 461: 'soon'"),
        (";408;", ";9408;", "9408"),
        ("typememb", "members", "typememb"),
    ],
)
def test_a_bad_list_says_what_is_wrong(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = (ROOT / "tests" / "fixtures" / "desta" / FILE).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        SOURCE.parse(Raw(tmp_path, load()))


@pytest.mark.shared
def test_the_whole_list(parsed_whole: Parse) -> None:
    rows = parsed_whole(SOURCE)["trade_agreements"]
    assert [row["agreement"] for row in rows if row["state"] == "PRK"] == [GSTP]
    russia = {row["agreement"] for row in rows if row["state"] == "RUS"}
    assert GSTP not in russia
    assert len(russia) > 20
    assert {row["bloc"] for row in rows} == {None, 1, 2, 3}
