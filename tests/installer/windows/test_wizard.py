"""The pages of the installers hang together, as far as that can be seen without Windows."""

import re

import pytest

from installer.layout import SOURCES
from installer.windows.wizard import full, update
from installer.windows.wizard.controls import Page, rich_text
from installer.windows.wizard.tables import Wizard

WIZARDS = {"full": full.WIZARD, "update": update.WIZARD}
PAGES = {f"{which}-{page.name}": page for which in WIZARDS for page in WIZARDS[which].pages}
# What the installer itself shows when it needs it.
BY_ITSELF = {"FilesInUse", "ErrorQuestion"}
BUTTONS_OF_ERRORS = set("ACINORY")


def names(page: Page) -> set[str]:
    return {control.name for control in page.controls}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_controls_of_a_page_are_its_own_and_lie_on_it(page: Page) -> None:
    assert len(names(page)) == len(page.controls)
    assert {page.first, page.default, page.cancel} - {""} <= names(page)
    for control in page.controls:
        left, top, width, height = control.box
        assert left >= 0
        assert top + height <= page.size[1]
        assert left + width <= page.size[0] or control.kind == "Line"


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_keyboard_goes_round_through_every_control(page: Page) -> None:
    following = {control.name: control.following for control in page.controls}
    chain = {name for name, after in following.items() if after}
    assert {following[name] for name in chain} <= names(page)
    for name in chain:
        seen, at = set(), name
        while at and at not in seen:
            seen.add(at)
            at = following[at]
        assert at in ("", name)


@pytest.mark.parametrize("wizard", WIZARDS.values(), ids=WIZARDS)
def test_every_button_does_something_and_every_answer_belongs_to_one(wizard: Wizard) -> None:
    buttons = {
        (page.name, control.name)
        for page in wizard.pages
        for control in page.controls
        if control.kind == "PushButton"
    }
    events = wizard.all_events
    assert {(page, control) for page, control, *_ in events} == buttons
    targets = {argument for _, _, event, argument, _ in events if event == "SpawnDialog"}
    actions = {argument for _, _, event, argument, _ in events if event == "DoAction"}
    assert actions <= {program.name for program in wizard.programs}
    names_of_pages = {page.name for page in wizard.pages}
    assert targets <= names_of_pages
    shown = {name for name, _, _ in wizard.sequence} | targets | BY_ITSELF
    assert shown == names_of_pages


@pytest.mark.parametrize("wizard", WIZARDS.values(), ids=WIZARDS)
def test_windows_finds_its_answers_on_the_page_of_errors(wizard: Wizard) -> None:
    page = next(page for page in wizard.pages if page.name == "ErrorQuestion")
    assert names(page) == BUTTONS_OF_ERRORS | {"ErrorText"}


@pytest.mark.parametrize("wizard", WIZARDS.values(), ids=WIZARDS)
def test_conditions_and_ticks_speak_of_controls_that_are_there(wizard: Wizard) -> None:
    pages = {page.name: page for page in wizard.pages}
    for page, control, action, _ in wizard.all_conditions:
        assert control in names(pages[page])
        assert action in ("Enable", "Disable", "Show", "Hide")
    ticked = {one.property for page in wizard.pages for one in page.controls if one.property}
    assert set(wizard.ticks) | {"FileInUseProcess"} == ticked


def test_the_licence_becomes_rtf_that_any_codepage_can_hold() -> None:
    text = (SOURCES / "licence.txt").read_text(encoding="utf-8")
    made = rich_text(text)
    assert made.isascii()
    assert "\n" not in made
    assert made.count("{") == made.count("}")
    spoken = re.sub(r"\\u(\d+)\?", lambda match: chr(int(match[1])), made)
    for words in ("лицензия MIT", "предоставляется «как есть»", "При обновлении и при удалении"):
        assert words in spoken


def test_letters_with_a_meaning_in_rtf_are_escaped() -> None:
    assert r"a\{b\}\\c" in rich_text(r"a{b}\c")


def test_every_text_can_be_stored_in_the_codepage_of_the_database() -> None:
    for page in PAGES.values():
        for control in page.controls:
            control.text.encode("cp1251")
            assert "\t" not in control.text
            assert "\n" not in control.text
