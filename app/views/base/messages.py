"""The one place that speaks to the user: toasts, calm problems, and the few real questions.

`inform`, `warn`, `toast` and `show_problem` never stop the work: they are one line at the lower
edge of the window, the last of them. Only `ask` opens a dialog, where a decision ends something.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QMainWindow

from app.errors import KnownProblem
from app.services.language.sentences import glued

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from app.views.base.toast import ToastHost


class ToastAction(NamedTuple):
    """A button of a message: «Открыть», «Показать в папке», «Отменить».

    Attributes:
        text: the word on it.
        run: what it does.
        change_set_id: the action in the log that it takes back or does again; the message goes
            when that is not possible any more (`Messages.forget_action`).
    """

    text: str
    run: Callable[[], object]
    change_set_id: int | None = None


class Messages(QObject):
    """Messages of one window.

    Attributes:
        window: the parent of dialogs, or None before there is a window.
        go_home: gives the keys back to the page, after they were in a message.
    """

    def __init__(self, window: QMainWindow | None = None) -> None:
        super().__init__(window)
        self.window = window
        self.go_home: Callable[[], object] = lambda: None
        self._host: ToastHost | None = None
        self._action = ""

    @contextmanager
    def attempt(self, action: str) -> Generator[None]:
        """An action is tried: that it failed last time is said no more; what is said now is its.

        A known problem ends the block and is shown. `TaskRunner` does the same for every job.
        `action` is any name that is the same each time.
        """
        self.begin(action)
        with self.about(action):
            try:
                yield
            except KnownProblem as problem:
                self.show_problem(problem)

    def begin(self, action: str) -> None:
        """An action is tried again: that it failed is said no more. Without a name nothing goes."""
        if self._host is not None and action:
            self._host.forget_complaint(action)

    @contextmanager
    def about(self, action: str) -> Generator[None]:
        """What is said meanwhile is said by this action."""
        before, self._action = self._action, action
        try:
            yield
        finally:
            self._action = before

    def toast(
        self,
        text: str,
        actions: Sequence[ToastAction] = (),
        *,
        hint: str = "",
        tone: str = "positive",
    ) -> None:
        """Say what was done, with what can be done next; it goes away by itself.

        It takes the place of the message before. One with actions stays longer; one in the tone
        `negative` stays until it is closed, or what said it is tried again (`attempt`).
        """
        host = self._toasts()
        if host is not None:
            from app.views.base.toast import Said

            host.show_toast(
                Said(text=text, hint=hint, actions=actions, tone=tone, action=self._action)
            )

    def leave_page(self) -> None:
        """Another page is shown: what was said about the one before goes with it."""
        if self._host is not None:
            self._host.dismiss_all()

    def forget_action(self, change_set_id: int) -> None:
        """An action of the log was taken back or done again: what offered that goes."""
        if self._host is not None:
            self._host.forget_action(change_set_id)

    def inform(self, text: str, hint: str = "") -> None:
        """A neutral message."""
        self.toast(text, hint=hint, tone="accent")

    def warn(self, text: str, hint: str = "") -> None:
        """Something to look at; nothing is broken."""
        self.toast(text, hint=hint, tone="warning")

    def show_problem(self, problem: "KnownProblem", actions: Sequence[ToastAction] = ()) -> None:
        """A known problem: what is wrong and what to do; it stays as `toast` says."""
        self.toast(problem.message, actions, hint=problem.hint, tone="negative")

    def ask(
        self,
        question: str,
        details: str = "",
        *,
        yes: str,
        no: str = "Отмена",
        until: SignalInstance | None = None,
    ) -> bool:
        """A decision that ends something; Esc and the close button mean no.

        `yes` is the verb of the action («Удалить», «Восстановить»), never «Да». When the signal
        `until` comes, what it asks about is over: the question goes, and that means no.
        """
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("Опора")
        box.setText(glued(question))
        box.setInformativeText(glued(details))
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        agree.setProperty("role", "primary")
        refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refuse)
        box.setEscapeButton(refuse)
        if until is not None:
            until.connect(box.reject)
        box.exec()
        agreed = box.clickedButton() is agree
        box.deleteLater()
        return agreed

    def decide(self, dialog: "QDialog", question: str) -> bool:
        """Show a dialog that asks more than `ask` can; whether it was accepted.

        `question` is what it asks, in words.
        """
        dialog.setAccessibleDescription(question)
        accepted = dialog.exec() == dialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    def _send_home(self) -> None:
        self.go_home()  # a page may come later than the first message

    def _toasts(self) -> "ToastHost | None":
        if self._host is None and self.window is not None:
            from app.views.base.toast import ToastHost

            self._host = ToastHost(self.window, self._send_home)
        return self._host
