from functools import partial

import pytest

from app.errors import UserError
from app.services.documents.making.catalogue import KINDS, describe_settings
from app.services.documents.making.references import standing_settings
from app.services.documents.model.manner import USUAL, Manner
from app.services.documents.model.styles import Part, make_style
from app.services.documents.settings import (
    LOOK_SETTINGS,
    SettingSpec,
    checked_settings,
    department_look,
    forget_settings,
    own_settings,
    save_for_year,
    save_look,
    save_setting,
    style_of,
)
from app.services.documents.stored import StoredSettings, of_year
from app.services.log.settings import set_setting
from app.services.storage.workspace import Workspace

SPECS = (
    SettingSpec(name="title", title="Название"),
    SettingSpec(
        name="sheet",
        title="Лист",
        kind="choice",
        choices=(("книжный", "portrait"), ("альбомный", "landscape")),
    ),
    SettingSpec(name="notes", title="Примечания", kind="flag", default="1"),
    SettingSpec(name="size", title="Размер", kind="number", default="14", lowest=12, highest=14),
    SettingSpec(
        name="columns",
        title="Графы",
        kind="list",
        choices=(("Номер", "number"), ("Срок", "deadline")),
    ),
)


def checked(**given: str) -> dict[str, str]:
    return checked_settings(SPECS, {}, given)


def test_a_given_value_wins_over_the_stored_one_and_that_over_the_default() -> None:
    stored = {"size": "13", "notes": "0"}
    values = checked_settings(SPECS, stored, {"size": "12"})
    assert (values["size"], values["notes"], values["title"]) == ("12", "0", "")


def test_values_are_read_as_people_type_them() -> None:
    values = checked(notes="Нет", size="12,5", columns=" deadline , number ", sheet="landscape")
    assert values["notes"] == "0"
    assert values["size"] == "12.5"
    assert values["columns"] == "deadline,number"
    assert values["sheet"] == "landscape"


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ({"sheet": "боком"}, "Допустимо: portrait, landscape."),
        ({"notes": "может быть"}, "Допустимо: да или нет."),
        ({"size": "15"}, "Допустимо: число от 12 до 14."),
        ({"size": "много"}, "Допустимо: число от 12 до 14."),
        ({"columns": "number,number"}, "Допустимо: number, deadline через запятую"),
        ({"columns": "place"}, "Допустимо: number, deadline через запятую"),
        ({"colour": "red"}, "Есть: title, sheet, notes, size, columns."),
    ],
)
def test_what_is_not_allowed_is_refused_and_names_what_is(given: dict[str, str], hint: str) -> None:
    with pytest.raises(UserError) as refused:
        checked_settings(SPECS, {}, given)
    assert refused.value.hint.startswith(hint)
    assert next(iter(given)) in refused.value.message


def test_a_stored_value_that_is_not_allowed_any_more_falls_back() -> None:
    assert checked_settings(SPECS, {"size": "72"}, {})["size"] == "14"


def test_a_date_is_stored_in_one_manner() -> None:
    specs = (SettingSpec(name="as_of", title="По состоянию на", kind="date"),)
    for typed, stored in (("2026-05-20", "2026-05-20"), ("20.5.26", "2026-05-20"), (" ", "")):
        assert checked_settings(specs, {}, {"as_of": typed}) == {"as_of": stored}
    with pytest.raises(UserError, match="весной"):
        checked_settings(specs, {}, {"as_of": "весной"})
    for typed in ("01.01.0001", "31.12.1989", "2101-01-01"):
        with pytest.raises(UserError, match="не подходит"):
            checked_settings(specs, {}, {"as_of": typed})


def test_an_empty_value_is_the_default() -> None:
    assert checked(size=" ")["size"] == "14"


def test_settings_are_stored_for_each_kind(workspace: Workspace) -> None:
    set_setting(workspace, "document.list-order", {"font_size": "12"})
    assert StoredSettings.read(workspace).of_kind("list-order") == {"font_size": "12"}
    assert StoredSettings.read(workspace).of_kind("execution-report") == {}


def test_the_look_of_the_department_holds_until_a_kind_has_its_own(workspace: Workspace) -> None:
    specs = describe_settings("list-order")
    save_look(workspace, "font_size", "13")
    save_look(workspace, "margin_right", "15")
    save_setting(workspace, "list-order", specs, "font_size", "12")
    save_setting(workspace, "list-order", specs, "grounds", "приказом")

    assert StoredSettings.read(workspace).of_kind("execution-report") == {
        "font_size": "13",
        "margin_right": "15",
    }
    assert StoredSettings.read(workspace).of_kind("list-order")["font_size"] == "12"

    changes = forget_settings(workspace, "list-order", ["font_size"])
    assert StoredSettings.read(workspace).of_kind("list-order")["font_size"] == "13"
    assert own_settings(workspace, "list-order") == {"grounds": "приказом"}
    assert changes.change_set_id is not None


def test_a_row_chosen_for_a_year_holds_for_that_year_alone(workspace: Workspace) -> None:
    """One that was stored without a year holds for all of them until one of them chooses."""
    specs = describe_settings("list-order")

    def stored() -> str:
        return own_settings(workspace, "list-order").get("run", "")

    save_setting(workspace, "list-order", specs, "run", "3")
    assert (of_year(stored(), 2026), of_year(stored(), None)) == ("3", "3")
    save_for_year(workspace, "list-order", specs, ("run", "5"), 2027)
    save_for_year(workspace, "list-order", specs, ("run", "4"), 2021)
    assert [of_year(stored(), year) for year in (2021, 2026, 2027, None)] == ["4", "", "5", ""]
    save_for_year(workspace, "list-order", specs, ("run", ""), 2021)
    assert [of_year(stored(), year) for year in (2021, 2027)] == ["", "5"]
    save_for_year(workspace, "list-order", specs, ("run", ""), 2027)
    save_for_year(workspace, "list-order", specs, ("control", "1"), 2027)
    assert own_settings(workspace, "list-order") == {"control": "1"}


def held_by_years(workspace: Workspace, kind: str, name: str) -> list[str]:
    """What a setting says for three years."""
    specs = describe_settings(kind)
    return [
        standing_settings(workspace, kind, specs, year).values[name] for year in (2026, 2027, 2028)
    ]


def test_words_and_days_of_a_year_leave_what_was_stored_for_all_of_them(
    workspace: Workspace,
) -> None:
    """Whatever signs they hold; an empty one is a choice too, as long as another would hold."""
    cases = (
        ("list-order", "grounds", "приказом № 1, п. 2@3", "письмом от 01.09.2026, № 7"),
        ("execution-report", "as_of", "2026-05-20", "2027-05-21"),
    )
    for kind, name, old, new in cases:
        specs = describe_settings(kind)
        held = partial(held_by_years, workspace, kind, name)
        assert held() == [""] * 3
        save_for_year(workspace, kind, specs, (name, new), 2027)
        assert held() == ["", new, ""]
        save_for_year(workspace, kind, specs, (name, ""), 2027)
        assert own_settings(workspace, kind) == {}
        save_setting(workspace, kind, specs, name, old)  # as it was stored once
        assert held() == [old] * 3
        save_for_year(workspace, kind, specs, (name, new), 2027)
        assert held() == [old, new, old]
        save_for_year(workspace, kind, specs, (name, ""), 2027)
        assert held() == [old, "", old]
        save_for_year(workspace, kind, specs, (name, old), 2027)
        assert own_settings(workspace, kind) == {name: old}


def test_what_the_department_has_is_not_stored_twice(workspace: Workspace) -> None:
    specs = describe_settings("list-order")
    save_look(workspace, "font_size", "13")
    save_setting(workspace, "list-order", specs, "font_size", "13")
    assert own_settings(workspace, "list-order") == {}
    # The program's own default is a choice of this kind when the department has another.
    save_setting(workspace, "list-order", specs, "font_size", "14")
    assert StoredSettings.read(workspace).of_kind("list-order")["font_size"] == "14"
    save_look(workspace, "font_size", "14")
    assert department_look(workspace) == {}


def test_a_look_that_the_rules_do_not_allow_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="Размер шрифта"):
        save_look(workspace, "font_size", "16")
    with pytest.raises(UserError, match="нет настройки"):
        save_look(workspace, "grounds", "приказом")
    assert department_look(workspace) == {}


def test_every_kind_describes_its_settings() -> None:
    offenders: list[str] = []
    for kind in KINDS:
        specs = describe_settings(kind)
        defaults = {spec.name: spec.default for spec in specs}
        offenders += [f"{kind}.{spec.name}: no title" for spec in specs if not spec.title]
        if len(defaults) < len(specs):
            offenders.append(f"{kind}: a name twice")
        if checked_settings(specs, {}, {}) != checked_settings(specs, {}, defaults):
            offenders.append(f"{kind}: defaults")
    assert offenders == []


def look_values(**given: str) -> dict[str, str]:
    return checked_settings(LOOK_SETTINGS, {}, given)


@pytest.mark.parametrize("preset", ["gost-2025", "gost-2016"])
def test_without_changes_the_style_is_the_presets(preset: str) -> None:
    assert style_of(look_values(preset=preset)) == make_style(preset)


def test_the_presets_differ_in_the_width_of_the_marks() -> None:
    widths = {name: make_style(name).look(Part.MARK).width for name in ("gost-2025", "gost-2016")}
    assert widths == {"gost-2025": 80.0, "gost-2016": 75.0}


def test_every_measure_can_be_changed_on_top_of_a_preset() -> None:
    given = {
        "font_size": "12",
        "table_font_size": "10",
        "margin_left": "20",
        "margin_right": "15",
        "margin_top": "25",
        "margin_bottom": "25",
        "line_spacing": "1,5",
        "first_line": "10",
        "mark_width": "70",
    }
    numbers = {name: float(value.replace(",", ".")) for name, value in given.items()}
    assert style_of(look_values(preset="gost-2016", **given)) == make_style("gost-2016", **numbers)
    customs = {"dates", "print_place", "spaced_name", "spaced_initials"}
    assert {spec.name for spec in LOOK_SETTINGS} == {"preset", "hyphenation", *given, *customs}


def test_the_custom_of_the_office_is_part_of_the_style() -> None:
    usual = {"dates": "digits", "print_place": "1", "spaced_name": "0", "spaced_initials": "0"}
    assert style_of(look_values(**usual)).manner == USUAL
    own = {"dates": "words", "print_place": "нет", "spaced_name": "да", "spaced_initials": "1"}
    custom = Manner(spaced_name=True, dates_in_words=True, place=False, spaced_initials=True)
    assert style_of(look_values(**own)).manner == custom


def test_words_are_divided_in_all_but_orders_unless_asked_otherwise() -> None:
    told = {
        asked: [
            style_of(look_values(hyphenation=asked), is_order=order).look(Part.BODY).hyphenate
            for order in (True, False)
        ]
        for asked in ("auto", "on", "off")
    }
    assert told == {"auto": [False, True], "on": [True, True], "off": [False, False]}
