"""What the window's search field offers, and in which order."""

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, cast

import pytest
from pytestqt.qtbot import QtBot

from app import paths
from app.models import School
from app.services import plans
from app.services.department import people
from app.services.department.people import PersonDraft
from app.services.documents.making.catalogue import KINDS
from app.services.findings.links import ToPerson, ToPlan, ToSchool
from app.services.language.deadlines.periods import school_period
from app.services.language.school_names import name_key
from app.services.plans import PlanDraft
from app.services.program.search import SearchIndex
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.views.base.links import DocumentsSpot, PlansSpot
from app.views.base.page_context import PageContext
from app.views.plans.reviews.dialog import ReviewsDialog
from app.views.shell.commands.places import PLACE_COMMANDS, place_commands
from app.views.shell.palette import Palette
from app.views.shell.workplace import Workplace
from app.views.widgets.fields.search_popup import Hit
from tests.views.conftest import finish, said

if TYPE_CHECKING:
    from app.views.plans.page import PlansPage


@pytest.fixture
def palette(workplace: Workplace) -> Palette:
    return workplace.search.palette


def titles(hits: list[Hit]) -> list[str]:
    return [hit.title for hit in hits]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("загр", "Загрузить файлы"),
        ("добавить ш", "Добавить школу"),
        ("новая школа", "Добавить школу"),
        ("новый план", "Новый план"),
        ("контрольные", "Контрольные точки плана"),
        ("ответственные", "Ответственные плана"),
        ("лист отв", "Лист ответственного"),
        ("период плана", "Изменить план"),
        ("зафикс", "Зафиксировать выявление"),
        ("отчёт", "Сделать отчёт об исполнении"),
        ("отчет об исп", "Сделать отчёт об исполнении"),
        ("резерв", "Резервная копия"),
        ("вернуться к копии", "Резервные копии"),
        ("тёмное", "Тёмное оформление"),
        ("справка", "Справка"),
        ("помощь", "Справка"),
        ("отменить", "Отменить"),
        ("обзор", "Обзор"),
        ("планы", "Планы"),
        ("настр", "Настройки"),
        ("2017/2018", "Год работы 2017/2018"),
        ("yfcnh", "Настройки"),
        ("cghfdrf", "Справка"),
    ],
)
def test_commands_are_found_by_what_one_types(palette: Palette, typed: str, first: str) -> None:
    assert titles(palette.find(typed))[0] == first


def test_things_are_found_by_other_names_and_in_the_wrong_layout(
    palette: Palette, demo: Workspace
) -> None:
    number, made = schools.save_school(
        demo, SchoolDraft(short_name="МБОУ «Покровская ООШ»", aliases=("Школа за рекой",))
    )
    palette.forget(made)
    for typed in ("школа за рекой", "за реко", "gjrhjdcrfz", "покровской"):
        hit = palette.find(typed)[0]
        assert (hit.link, hit.side) == (ToSchool(number), "школа")
    plan, _ = plans.save_plan(
        demo, PlanDraft(title="Дорожная карта на год", period=school_period(2019))
    )
    person, _ = people.save_person(
        demo, PersonDraft(surname="Яблочкова", given_name="Анна", patronymic="", post="методист")
    )
    palette.forget()
    assert palette.find("дорожная карта на")[0].link == ToPlan(plan)
    assert palette.find("яблочкова")[0].link == ToPerson(person)
    assert "Школы" in titles(palette.find("irjks"))


def test_nothing_is_offered_for_nonsense(palette: Palette) -> None:
    assert palette.find("ъъъъ") == []


def test_an_empty_field_offers_the_commands_and_what_was_open(
    workplace: Workplace, palette: Palette, demo: Workspace
) -> None:
    before = titles(palette.find(""))
    assert before[0] == "Загрузить файлы"  # an Enter too much takes nothing back
    assert {"Отменить", "Справка", "Добавить школу"} <= set(before)
    row = schools.list_schools(demo)[3]
    workplace.show_way(ToSchool(row.id))
    workplace.show_way(ToSchool(schools.list_schools(demo)[0].id))
    workplace.show_way(ToSchool(row.id))
    recent = [hit for hit in palette.find("") if hit.side == "недавно"]
    assert titles(recent) == [row.short_name, schools.list_schools(demo)[0].short_name]
    assert titles(palette.find(""))[0] == row.short_name


def test_shortcuts_stand_beside_the_commands(palette: Palette) -> None:
    keys = {hit.title: hit.side for hit in [*palette.find(""), *palette.find("обзор")]}
    assert (keys["Отменить"], keys["Справка"], keys["Обзор"]) == ("Ctrl+Z", "F1", "Ctrl+1")


def test_undo_names_what_it_takes_back(
    workplace: Workplace, palette: Palette, demo_context: PageContext
) -> None:
    _id, made = schools.save_school(demo_context.workspace, SchoolDraft(short_name="СОШ № 77"))
    demo_context.events.announce(made)
    hit = palette.find("отменить")[0]
    assert hit.detail == "добавление школы – СОШ № 77"
    assert hit.run is not None
    hit.run()
    assert said(demo_context).texts[-1].startswith("Отменено")
    assert palette.find("вернуть")[0].side == "Ctrl+Y"


def test_the_icon_of_every_command_is_there(palette: Palette) -> None:
    icons = {path.stem for path in paths.resource("icons").glob("*.svg")}
    commands = palette._all_commands("2026")
    assert len(commands) > len(PLACE_COMMANDS)
    assert [command for command in commands if command.icon not in icons] == []


def test_every_command_reaches_its_page(workplace: Workplace, qtbot: QtBot) -> None:
    for command in PLACE_COMMANDS:
        workplace.show_way(command.spot)
        page = workplace.current_page
        assert not command.slot or callable(attrgetter(command.slot)(page)), command
        assert not command.needs or attrgetter(command.needs)(page).text(), command
    finish(workplace.context, qtbot)


def test_commands_name_documents_that_there_are() -> None:
    spots = [command.spot for command in PLACE_COMMANDS]
    named = {spot.kind for spot in spots if isinstance(spot, DocumentsSpot) and spot.kind}
    assert named
    assert named <= KINDS.keys()


def test_a_command_goes_to_its_place_and_does_it(workplace: Workplace, qtbot: QtBot) -> None:
    made = {command.title: command for command in place_commands(workplace)}
    made["Добавить приказ"].run()
    assert workplace.current_key == "documents"
    made["Сделать отчёт об исполнении"].run()
    table = workplace.current_page.kinds.table  # pyright: ignore

    def chosen() -> bool:
        row = table.selected_row()
        return row is not None and row.kind == "execution-report"

    qtbot.waitUntil(chosen)
    made["Папка данных"].run()
    assert workplace.current_key == "settings"
    finish(workplace.context, qtbot)


def test_what_cannot_be_done_now_is_not_offered(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.context.set_year(1995)
    workplace.show_place("identification")
    finish(workplace.context, qtbot)
    found = [command.title for command in place_commands(workplace)]
    assert "Зафиксировать выявление" not in found
    assert "Рассчитать выявление" in found


def test_what_is_done_with_a_plan_asks_for_one(
    demo_context: PageContext, open_workplace: Callable[..., Workplace], qtbot: QtBot
) -> None:
    demo_context.set_year(2027)
    workplace = open_workplace(demo_context)

    def made() -> dict[str, Callable[[], object]]:
        return {command.title: command.run for command in place_commands(workplace)}

    workplace.show_way(PlansSpot(due=True))
    finish(demo_context, qtbot)
    page = cast("PlansPage", workplace.current_page)
    made()["Добавить мероприятие"]()
    assert page.top.view == "plan"  # what is typed now is seen
    assert page.table.isVisible()
    page.table.finish_typing()
    made()["Контрольные точки плана"]()
    dialog = page.findChild(ReviewsDialog)
    assert dialog is not None
    finish(demo_context, qtbot)
    dialog.accept()
    demo_context.set_year(1995)
    finish(demo_context, qtbot)
    assert "Новый план" in made()
    named = ("Добавить мероприятие", "Контрольные точки плана", "Изменить план")
    assert not set(named) & made().keys()


def test_eight_hundred_schools_are_read_once_however_much_is_typed(
    palette: Palette, demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long a key takes is measured by `make bench`."""
    with demo.database.writing() as session:
        for number in range(1001, 1801):
            name = f"МБОУ «СОШ № {number}»"
            session.add(School(short_name=name, full_name=name, name_key=name_key(name)))
    palette.forget()
    read: list[Workspace] = []

    def counted(workspace: Workspace) -> SearchIndex:
        read.append(workspace)
        return SearchIndex(workspace)

    monkeypatch.setattr("app.views.shell.palette.SearchIndex", counted)
    for typed in ("ш", "со", "сош 1"):
        palette.find(typed)
    assert titles(palette.find("сош 1500")) == ["МБОУ «СОШ № 1500»"]
    assert len(read) == 1


def test_excel_means_saving_the_table_in_sight_before_loading_files(
    workplace: Workplace, palette: Palette
) -> None:
    assert titles(palette.find("excel"))[0] == "Загрузить файлы"  # the overview has no table
    for key in ("schools", "plans"):
        workplace.show_place(key)
        for typed in ("Excel", "в excel", "эксель", "учсуд"):
            assert titles(palette.find(typed))[0].startswith("Сохранить в Excel"), (key, typed)
