"""Tells once that another version of the program was installed, or why an update failed."""

from typing import TYPE_CHECKING

from app import __version__

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext
    from app.views.look.window_state import WindowState
    from app.views.shell.workplace import Workplace

_TOLD = "news"  # the version whose news were told, in what the window remembers


def nothing_to_tell(state: "WindowState") -> None:
    """There are no data yet: to somebody who begins, everything is new."""
    state.keep_text(_TOLD, __version__)


def is_to_be_told(state: "WindowState") -> bool:
    """Whether this version is newer than the one before, and nobody was told; asked once.

    A window that remembers its size and no version is one of 0.1.0.
    """
    from app.services.program.releases.version import parse_version

    told = state.text(_TOLD)
    if told == __version__:
        return False
    state.keep_text(_TOLD, __version__)
    try:
        return parse_version(told) < parse_version(__version__)
    except ValueError:
        return state.blob("window") is not None


def tell_of_release(context: "PageContext", workplace: "Workplace") -> None:
    """Show the notice when it is due, and sweep in the background what an update left."""

    def told(failure: str) -> None:
        if failure:
            context.messages.toast("Обновление не установлено.", hint=failure, tone="negative")

    context.tasks.run(_sweep, told, casual=True)
    if is_to_be_told(context.state):
        _add_notice(context, workplace)


def _sweep() -> str:
    """In the worker, which also takes the time to import it."""
    from app.services.program.releases.updating import waiting

    return waiting.sweep()


def _add_notice(context: "PageContext", workplace: "Workplace") -> None:
    from app.views.widgets.notice import Notice

    def show() -> None:
        from app.views.settings.releases.news_dialog import NewsDialog

        with context.messages.attempt("Что нового"):
            NewsDialog(workplace.window()).open()
        hide()

    def hide() -> None:
        workplace.remove_notice(notice)

    notice = Notice(
        f"Установлена версия {__version__}.",
        [("Что нового", show), ("Скрыть", hide)],
        short=f"Версия {__version__}.",
    )
    workplace.add_notice(notice)
