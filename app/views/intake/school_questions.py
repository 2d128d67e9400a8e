"""Questions about schools of a file: those that the register does not know, and doubtful ones."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.services.language.plural import SCHOOL, counted
from app.services.language.school_names import name_key
from app.views.intake.search_choice import SearchChoice
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.card import Card
from app.views.widgets.details_panel import ScrolledColumn, clear_layout
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.importing.binding.questions import Candidate, SchoolAnswer, SchoolQuestion

_PAUSE_MS = 400
_LEAST_WIDTH = 360
_AT_ONCE = 30
_ASK, _CREATE, _SKIP = "ask", "create", "skip"


class SchoolQuestions(QWidget):
    """One card per question: which school of the register it is, a new one, or none.

    A row that points at two schools of the register, or at none of several, is no new school. Of
    hundreds of questions the first are shown, the others on request.

    An answered question stays here, so that the answer can be changed until the import is stored.

    Signals:
        changed: an answer was given or changed; `answers()` has all of them.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: dict[str, SchoolQuestion] = {}
        self._chosen: dict[str, object] = {}
        self._boxes: dict[str, SearchChoice] = {}
        self._schools: Sequence[tuple[int, str]] = ()
        self._shown: object = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.changed.emit)
        self.explanation = label("", "muted", wrap=True)
        self.create_all = button("Добавить все новыми", self._on_create_all, icon="plus")
        self.skip_all = button("Пропустить все", self._on_skip_all, icon="minus")
        self._column = ScrolledColumn(margin=0)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.STEP)
        self._column.content.addLayout(self._cards)
        self.more = button("", self.show_more, role="link")
        self.more.setVisible(False)
        self._column.content.addWidget(self.more)
        head = QHBoxLayout()
        head.setSpacing(theme.STEP)
        head.addWidget(self.explanation, 1)
        head.addWidget(self.skip_all)
        head.addWidget(self.create_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.STEP, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(head)
        layout.addWidget(self._column, 1)

    # What the panel uses

    @property
    def count(self) -> int:
        """Number of the questions, answered ones included."""
        return len(self._questions)

    @property
    def unanswered(self) -> int:
        """Number of the questions that wait for an answer."""
        return sum(key not in self._chosen for key in self._questions)

    def answers(self) -> "dict[str, SchoolAnswer]":
        """The answers by the key of the question."""
        from app.services.importing.binding.questions import SchoolAnswer

        answers: dict[str, SchoolAnswer] = {}
        for key, chosen in self._chosen.items():
            if isinstance(chosen, int):
                answers[key] = SchoolAnswer("bind", chosen)
            else:
                answers[key] = SchoolAnswer("create" if chosen == _CREATE else "skip")
        return answers

    def forget(self) -> None:
        """Forget questions and answers: another import begins."""
        self._questions, self._chosen = {}, {}
        self._show(())

    def set_questions(
        self, questions: "Sequence[SchoolQuestion]", schools: Sequence[tuple[int, str]]
    ) -> None:
        """Ask these; `schools` are (id, name) of the register.

        Questions that no file asks any more go, unless they were answered.
        """
        asked = {question.key for question in questions}
        if not self._pause.isActive():  # an answer is on its way: what is asked is about to change
            for key in [one for one in self._questions if one not in asked | self._chosen.keys()]:
                del self._questions[key]
        for question in questions:
            self._questions[question.key] = question
            if not question.is_unknown and self._chosen.get(question.key) == _CREATE:
                del self._chosen[question.key]
        self._show(schools)

    def answer(self, key: str, choice: object) -> None:
        """Choose an answer: the id of a school, `create` or `skip`."""
        box = self._boxes.get(key)
        if box is None:  # its card is not shown yet
            self._keep(key, choice)
            self._tell()
        else:
            box.choose(choice)

    def show_more(self) -> None:
        """Show the next portion of the questions."""
        waiting = [one for key, one in self._questions.items() if key not in self._boxes]
        for question in waiting[:_AT_ONCE]:
            self._boxes[question.key] = self._ask(question)
        rest = len(waiting) - _AT_ONCE
        self.more.setVisible(rest > 0)
        self.more.setText(f"Показать ещё {min(rest, _AT_ONCE)} из {rest}")

    # Inside

    def _show(self, schools: Sequence[tuple[int, str]]) -> None:
        asked = tuple((one.key, one.reason, one.candidates) for one in self._questions.values())
        state = (asked, tuple(schools))
        if state != self._shown:
            self._shown, self._schools = state, state[1]
            answered = self._key_with_focus()
            clear_layout(self._cards)
            self._boxes = {}
            self.show_more()
            if answered is not None:
                self._keep_keys(answered)
        self._explain()

    def _key_with_focus(self) -> str | None:
        focus = QApplication.focusWidget()
        if focus is None:
            return None
        for key, box in self._boxes.items():
            card = box.parentWidget()
            if card is not None and card.isAncestorOf(focus):
                return key
        return None

    def _keep_keys(self, answered: str) -> None:
        """The keys stay at the question, or go to the next one that waits."""
        waiting = (key for key in self._boxes if key not in self._chosen)
        following = next((key for key in (answered, *waiting) if key in self._boxes), None)
        if following is not None:
            self._boxes[following].setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self) -> None:
        waiting = self.unanswered
        if waiting:
            text = f"Ждут ответа: {counted(waiting, SCHOOL)}. Укажите, какая это школа"
            text += ": программа запомнит ответ." if self._open_unknown() else "."
        else:
            text = "На все вопросы есть ответ. До сохранения их можно изменить."
        self.explanation.setText(text)
        self.create_all.setEnabled(bool(self._open_unknown()))
        self.skip_all.setEnabled(bool(waiting))

    def _open_unknown(self) -> list[str]:
        """Keys of the questions that wait and may be about a new school."""
        return [
            key
            for key, question in self._questions.items()
            if question.is_unknown and key not in self._chosen
        ]

    def _ask(self, question: "SchoolQuestion") -> SearchChoice:
        marks = [f"логин {question.login}"] if question.login else []
        marks += [f"код ОО {question.oo_code}"] if question.oo_code else []
        marks += [question.municipality] if question.municipality else []
        card = Card(f"В файле: {question.name or 'школа без названия'}", ", ".join(marks))
        if question.reason:
            card.add(label(question.reason, wrap=True))
        box = SearchChoice()
        box.setAccessibleName(f"Какая это школа: {question.name}")
        box.setMinimumWidth(_LEAST_WIDTH)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem("Выберите школу…", _ASK)
        if question.is_unknown:
            box.addItem("Это новая школа: добавить в реестр", _CREATE)
        box.addItem("Пропустить строки этой школы", _SKIP)
        box.insertSeparator(box.count())
        known = {candidate.id for candidate in question.candidates}
        for candidate in question.candidates:
            box.addItem(f"{candidate.name} – {candidate.reason}", candidate.id)
        if known:
            box.insertSeparator(box.count())
        box.fill_later([(name, one) for one, name in self._schools if one not in known])
        box.choose(self._chosen.get(question.key, _ASK))
        box.currentIndexChanged.connect(lambda _index: self._on_answer(question.key))
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        line.addWidget(box)
        likely = _namesake(question)
        if likely is not None:
            line.addWidget(
                button(
                    f"Это {likely.name}", lambda: self.answer(question.key, likely.id), role="link"
                )
            )
        line.addStretch()
        card.add_layout(line)
        self._cards.addWidget(card)
        return box

    def _on_answer(self, key: str) -> None:
        self._keep(key, cast("object", self._boxes[key].currentData()))
        self._tell()

    def _keep(self, key: str, chosen: object) -> None:
        if chosen == _ASK:
            self._chosen.pop(key, None)
        else:
            self._chosen[key] = chosen

    def _tell(self) -> None:
        self._explain()
        self._pause.start()

    def _on_create_all(self) -> None:
        self._answer_all(self._open_unknown(), _CREATE)

    def _on_skip_all(self) -> None:
        self._answer_all([key for key in self._questions if key not in self._chosen], _SKIP)

    def _answer_all(self, keys: Sequence[str], choice: str) -> None:
        for key in keys:
            self._keep(key, choice)
            if key in self._boxes:
                self._boxes[key].choose(choice)
        self._tell()


def _namesake(question: "SchoolQuestion") -> "Candidate | None":
    """The one candidate of the same name; a merely similar one is never offered by one click."""
    if not question.is_unknown:
        return None
    key = name_key(question.name)
    same = [candidate for candidate in question.candidates if name_key(candidate.name) == key]
    return same[0] if len(same) == 1 else None
