"""Programmes from the command line: listed, shown whole, a value entered."""

from datetime import date

import pytest

from app.services.language.deadlines.periods import period_between
from app.services.programmes.acts import list_acts, save_act
from app.services.programmes.parts import Indicator, Programme, YearValue
from app.services.programmes.writing import save_programme
from app.services.storage.workspace import open_workspace
from tests.cli.opora import Opora


@pytest.fixture
def programme(opora: Opora) -> str:
    with open_workspace(opora.root) as workspace:
        act, _changes = save_act(workspace, list_acts(workspace)[0])
        draft = Programme(
            title="Программа",
            period=period_between(date(2018, 1, 1), date(2020, 12, 31)),
            tasks=("Первая", "Вторая"),
            acts=(act,),
            schools=(1,),
            indicators=(
                Indicator(title="Охват", unit="%", years={2019: YearValue(target_h=8000)}),
            ),
        )
        return str(save_programme(workspace, draft)[0])


def test_programmes_are_listed_and_shown_with_their_values(opora: Opora, programme: str) -> None:
    rows = {row["title"]: row for row in opora("programme", "list")["programmes"]}
    row = rows.pop("Программа")
    assert [row["years"] for row in rows.values()] == [[2027]]  # of the demo district
    assert (row["title"], row["years"]) == ("Программа", [2018, 2019, 2020])
    assert row["period"] == {"start": "2018-01-01", "end": "2020-12-31", "words": "2018–2020 годы"}
    shown = opora("programme", "show", programme)
    assert (shown["tasks"], len(shown["schools"]), len(shown["acts"])) == (
        *(["Первая", "Вторая"], 1, 1),
    )
    (indicator,) = shown["indicators"]
    assert (indicator["years"]["2019"]["target"], indicator["years"]["2019"]["verdict"]) == (
        *("80", "no_data"),
    )
    number = str(indicator["id"])
    opora("programme", "value", number, "2019", "--value", "41 из 50", "--source", "отчёт")
    year = opora("programme", "show", programme)["indicators"][0]["years"]["2019"]
    assert year["value"].replace("\u00a0", " ") == "41 из 50 (82 %)"
    assert (year["verdict"], year["part"], year["whole"]) == ("reached", 41, 50)
    told = opora.text("programme", "show", programme).replace("\u00a0", " ")
    assert "2019: цель не менее 80, достигнуто 41 из 50 (82 %): достигнуто" in told


def test_what_is_not_there_is_refused(opora: Opora, programme: str) -> None:
    refused = opora("programme", "value", "1", "2030", "--value", "5", code=2)
    assert "вне срока" in refused["error"]["message"]
    assert "программы нет" in opora("programme", "show", "99", code=2)["error"]["message"]
