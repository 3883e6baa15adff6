"""Many at once: CSV in and out, a bad row keeps its place, the order holds."""

from __future__ import annotations

import csv
import io

import pytest

from tumen.core.errors import UsageError
from tumen.sanctions import Refused, Rulebook, answer_row, check_csv, check_many, read_shipment


def run(rulebook: Rulebook, text: str) -> tuple[int, list[dict[str, str]]]:
    target = io.StringIO()
    refused = check_csv(io.StringIO(text), target, rulebook)
    return refused, list(csv.DictReader(io.StringIO(target.getvalue())))


def test_csv_in_and_out(rulebook: Rulebook) -> None:
    refused, rows = run(
        rulebook,
        "from,to,date,hs,goods,service,quantity,origin,transit,committee\n"
        "RUS,PRK,2024-03-01,2710,,,20000 t,,,\n"
        "rus,prk,2024-03-01,,軽油,,,,,\n"
        "PRK,CHN,2018-01-01,2701,,,,RUS,rajin,notified\n"
        "PRK,RUS,2024-01-01,,,workers,,,,\n"
        "PRK,RUS,2024-01-01,9999,,,,,,\n",
    )
    assert refused == 1
    assert [row["verdict"] for row in rows] == [
        "capped", "capped", "notification-or-licence", "prohibited", "",
    ]  # fmt: skip
    assert rows[0]["resolutions"] == "S/RES/2397 (2017)"
    assert rows[0]["paragraphs"] == "5"
    assert rows[0]["depends_on"] == "aviation-fuel"
    assert "no code of the HS 2022" in rows[4]["error"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("from,to,hs\nRUS,PRK,2710\n", "no column 'date'"),
        ("", "no column 'from'"),
    ],
)
def test_a_header_that_lacks_a_column_is_refused(
    rulebook: Rulebook, text: str, problem: str
) -> None:
    with pytest.raises(UsageError, match=problem):
        run(rulebook, text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("from,to,date,hs,colour\nRUS,PRK,2024-01-01,2710,red\n", "column 'colour'"),
        ("from,to,date,hs\nRUS,,2024-01-01,2710\n", "'to' is empty"),
        ("from,to,date,hs\nRUS,PRK,01/02/2024,2710\n", "not a date"),
        ("from,to,date,hs,quantity,unit\nRUS,PRK,2024-01-01,2710,many,t\n", "no number"),
        ("from,to,date,hs\nRUS,PRK,2024-01-01,2710,5,6\n", "more cells"),
    ],
)
def test_a_bad_row_says_why(rulebook: Rulebook, text: str, problem: str) -> None:
    refused, (row,) = run(rulebook, text)
    assert refused == 1
    assert problem in row["error"]
    assert row["verdict"] == ""


def test_rows_keep_their_order(rulebook: Rulebook) -> None:
    rows = [
        {"from": "RUS", "to": "PRK", "date": "2024-01-01", "hs": hs} for hs in ("1001", "x", "8704")
    ]
    answers = list(check_many(rows, rulebook))
    assert isinstance(answers[1], Refused)
    assert [answer_row(answer)["verdict"] for answer in answers] == [
        "no-un-measure-found",
        "",
        "prohibited-unless-exempted",
    ]


def test_a_shipment_is_read_from_cells() -> None:
    shipment = read_shipment(
        {"from": "prk", "to": "chn", "date": "2018", "hs": "2701", "quantity": "3 t", "use": "heat"}
    )
    assert (shipment.from_state, shipment.quantity, shipment.unit) == ("PRK", 3, "t")
    assert shipment.facts == {"use": "heat"}
