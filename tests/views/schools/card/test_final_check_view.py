"""The results of a school beside those of the base year, on its card."""

from pytestqt.qtbot import QtBot

from app.services import results
from app.services.results import ResultDraft
from app.services.schools import schools
from app.views.base.page_context import PageContext
from app.views.schools.card.results_tab import ResultsTab
from tests.views.samples import YEAR, District

COMPARED = [
    [
        "ВПР по математике, 5 класс",
        "16 из 40 (40 %)",
        "14 из 38 (36,8 %)",
        "−3,2 п.п.",
        "лучше",
        "",
    ],
    [
        "ВПР по математике, 6 класс",
        "",
        "1 из 8 (12,5 %)",
        "",
        "нет данных",
        "малочисленная группа (меньше 10 участников)",
    ],
    [
        "ВПР по русскому языку, 5 класс",
        "16 из 40 (40 %)",
        "14 из 38 (36,8 %)",
        "−3,2 п.п.",
        "лучше",
        "",
    ],
    [
        "Средний балл ЕГЭ по русскому языку",
        "69",
        "63",
        "−6 баллов",
        "хуже",
        "сопоставлен средний балл, доля не набравших минимума неизвестна",
    ],
    [
        "ВПР по математике, 5 класс, затем 6 класс",
        "16 из 40 (40 %)",
        "1 из 8 (12,5 %)",
        "−27,5 п.п.",
        "лучше",
        "малочисленная группа (меньше 10 участников)",
    ],
]


def cells(tab: ResultsTab) -> list[list[str]]:
    assert tab.check.model is not None
    model = tab.check.model
    keys = [column.key for column in model.columns]
    shown = ("procedure", "base", "next", "change", "sense", "notes")
    return [
        [model.columns[keys.index(key)].text(row).replace("\u00a0", " ") for key in shown]
        for row in model.rows
    ]


def test_the_years_are_compared_and_chosen(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    for procedure in results.list_procedures(context.workspace):
        if procedure.code == "vpr:ma:6":
            draft = ResultDraft(
                school_id=district.school_id,
                procedure_id=procedure.id,
                year=YEAR,
                participants=8,
                failed=1,
            )
            results.save_result(context.workspace, draft)
    tab = ResultsTab(context)
    qtbot.addWidget(tab)
    tab.resize(900, 600)
    school = schools.get_school(context.workspace, district.school_id)
    tab.show_school(school)
    tab.show()
    tab.show_view(2)
    assert tab.check.isVisible()
    assert tab.check.years.isVisible()
    assert not tab.note.isVisible()
    assert cells(tab) == COMPARED
    assert tab.check.summary.text().replace("\u00a0", " ") == (
        "Сопоставлено 3 процедуры: лучше – 2, без изменений – 0, хуже – 1;"
        " нет данных за один из годов – 1. Низких результатов было 2, стало 2."
    )
    years = [tab.check.years.itemText(at) for at in range(tab.check.years.count())]
    assert years[-1] == "2025/2026"


def test_a_year_without_results_says_so(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    context.set_year(YEAR + 1)
    tab = ResultsTab(context)
    qtbot.addWidget(tab)
    tab.show_school(schools.get_school(context.workspace, district.school_id))
    tab.show_view(2)
    assert tab.check.years.currentText() == "2025/2026"
    tab.check.years.setCurrentIndex(0)
    assert "2026/2027 учебный год ещё не проводились" in tab.check.summary.text().replace(
        "\u00a0", " "
    )
    assert all(row[4] == "нет данных" for row in cells(tab))
    tab.show_view(0)
    assert not tab.check.years.isVisibleTo(tab)
