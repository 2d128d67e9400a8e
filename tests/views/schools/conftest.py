"""The page of the schools on the small district."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.views.base.page_context import PageContext
from app.views.schools.page import SchoolsPage
from tests.views.conftest import finish, shown_alone
from tests.views.samples import District

OpenPage = Callable[[PageContext], SchoolsPage]


@pytest.fixture
def open_page(qtbot: QtBot) -> OpenPage:
    """Opens the page with its model under watch."""

    def opened(context: PageContext) -> SchoolsPage:
        page = SchoolsPage(context)
        shown_alone(page, qtbot, page.model).activateWindow()
        finish(context, qtbot)
        return page

    return opened


@pytest.fixture
def page(open_page: OpenPage, context: PageContext, district: District) -> SchoolsPage:
    """The page with the register of the small district."""
    return open_page(context)


def names(page: SchoolsPage) -> list[str]:
    """The schools shown, from top to bottom."""
    return [row.school.short_name for row in page.model.rows]
