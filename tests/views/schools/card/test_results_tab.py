"""Results of a school as charts: numbers, threshold, gaps, tooltips, words for screen readers."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.services import results
from app.services.results import ResultDraft
from app.services.schools import schools
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.look import theme
from app.views.schools.card.results_tab import ResultsTab
from app.views.schools.card.trend_chart import TrendChart
from tests.views.samples import YEAR, District


def opened(qtbot: QtBot, context: PageContext, school_id: int, width: int = 640) -> ResultsTab:
    tab = ResultsTab(context)
    qtbot.addWidget(tab)
    tab.resize(width, 600)
    tab.show_school(schools.get_school(context.workspace, school_id))
    tab.show_view(1)
    tab.show()
    return tab


def add(workspace: Workspace, school_id: int, year: int, failed: int) -> None:
    code = next(row.id for row in results.list_procedures(workspace) if row.code == "vpr:ma:5")
    results.save_result(
        workspace,
        ResultDraft(
            school_id=school_id, procedure_id=code, year=year, participants=20, failed=failed
        ),
    )


def bar_colours(chart: TrendChart) -> set[str]:
    image: QImage = chart.grab().toImage()
    return {
        QColor(image.pixel(x, chart._base() - 4)).name() for x in range(8, chart.width() - 8, 2)
    }


def test_a_missing_year_is_a_gap_and_never_zero(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    add(workspace, district.other_id, YEAR - 3, 8)
    tab = opened(qtbot, context, district.other_id)
    [chart] = tab.charts.charts
    shown = [(row.year, row.number.replace("\u00a0", " ")) for row in chart.trend.points]
    assert shown == [(2023, "40 %"), (2024, "–"), (2025, "10 %"), (2026, "10 %")]
    assert [row.low for row in chart.trend.points] == [True, False, False, False]
    assert "2023/2024: нет данных" in chart.accessibleDescription()
    assert "Порог 30" in chart.accessibleDescription()


def test_low_years_are_painted_otherwise(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    look = theme.current()
    tab = opened(qtbot, context, district.other_id)
    calm = bar_colours(tab.charts.charts[0])
    assert look.colour("control_line").name() in calm
    assert look.colour("accent").name() not in calm
    add(workspace, district.other_id, YEAR, 12)
    tab.show_school(schools.get_school(workspace, district.other_id))
    assert look.colour("accent").name() in bar_colours(tab.charts.charts[0])


def test_the_tooltip_tells_the_year_under_the_pointer(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    tab = opened(qtbot, context, district.school_id)
    chart = tab.charts.charts[0]
    assert chart.tip_at(QPoint(2, 0)) == ""
    assert chart.tip_at(QPoint(chart.width() - 20, 0)).replace("\u00a0", " ") == (
        "2025/2026: 14 из 38 (36,8 %), низкий результат"
    )


def test_the_change_to_the_year_before_is_told(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    tab = opened(qtbot, context, district.school_id)
    change = tab.charts.charts[0].trend.change.replace("\u00a0", " ")
    assert change == "2025/2026: 14 из 38 (36,8 %), −3,2 п.п. за год"


def test_more_charts_stand_in_a_line_where_it_is_wider(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    tab = opened(qtbot, context, district.school_id, 700)
    first, second = tab.charts.charts
    qtbot.waitUntil(lambda: first.y() == second.y())
    tab.resize(400, 600)
    qtbot.waitUntil(lambda: second.y() > first.y())


def test_the_chosen_view_is_remembered(
    qtbot: QtBot, context: PageContext, district: District
) -> None:
    opened(qtbot, context, district.school_id)
    again = ResultsTab(context)
    qtbot.addWidget(again)
    assert again.view_buttons.checkedId() == 1
