"""What follows when a workspace has been opened: what is to be told, and getting ready."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.views.shell.workplace import Workplace

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext
    from app.views.shell.start.main_window import MainWindow


def follow_up(window: "MainWindow", context: "PageContext | None", reports: list[Path]) -> None:
    """Tell of a crash and of another version, then get ready what the first actions need.

    Args:
        window: the window, with the workplace in it.
        context: its surroundings.
        reports: crashes that nobody was told of.
    """
    if context is None:
        return
    if reports:
        from app.views.shell.start.crash_notice import tell_of_crash

        tell_of_crash(context.messages, reports)
    content = window.centralWidget()
    if isinstance(content, Workplace):
        from app.views.shell.start.release_notice import tell_of_release

        tell_of_release(context, content)
    _warm_up(window, context)


def _warm_up(window: "MainWindow", context: "PageContext") -> None:
    """While the user looks at the first screen."""
    from app.services.storage.files.passing import sweep_passing
    from app.views.shell.start.first_visits import FirstVisits
    from app.views.shell.start.warm_up import WarmUp, import_services

    opened = window.centralWidget()
    if isinstance(opened, Workplace):
        opened.visits = FirstVisits(opened)

    def go_on(_done: object) -> None:
        content = window.centralWidget()
        if isinstance(content, Workplace) and content.attached:
            WarmUp(content)

    context.tasks.run(import_services, go_on, casual=True)
    context.tasks.run(sweep_passing, casual=True)
