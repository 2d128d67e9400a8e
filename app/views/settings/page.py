"""Настройки: sections on the left, the chosen one on the right."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from app.views import theme
from app.views.documents.preset_section import PresetSection
from app.views.settings.about_section import AboutSection
from app.views.settings.backups_section import BackupsSection
from app.views.settings.department_section import DepartmentSection
from app.views.settings.history_section import HistorySection
from app.views.settings.look_section import LookSection
from app.views.settings.people_section import PeopleSection
from app.views.settings.profiles_section import ProfilesSection
from app.views.settings.workspace_section import WorkspaceSection
from app.views.widgets.page import Page

if TYPE_CHECKING:
    from app.views.page_context import PageContext

_READING = (
    DepartmentSection,
    PeopleSection,
    ProfilesSection,
    PresetSection,
    HistorySection,
    BackupsSection,
    WorkspaceSection,
)
_LIST_WIDTH = 224
_LINE_HEIGHT, _ICON = 40, 16


class SettingsPage(Page):
    """Everything is saved at once; what is wrong is said beside the field.

    Links: `section` (a key of `sections`) with a `field` of the department, or `person_id`.
    """

    tables: ClassVar[frozenset[str]] = frozenset(
        {"department", "person", "person_form", "custom_profile", "setting"}
    )

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, "Настройки", "Изменения сохраняются сразу")
        self.department = DepartmentSection(context)
        self.people = PeopleSection(context)
        self.presets = PresetSection(context)
        self.profiles = ProfilesSection(context)
        self.backups = BackupsSection(context)
        self.history = HistorySection(context)
        self.workspace = WorkspaceSection(context)
        self.look = LookSection(context)
        self.about = AboutSection()
        self.sections: dict[str, tuple[str, str, QWidget]] = {
            "department": ("Управление образования", "office", self.department),
            "people": ("Сотрудники", "people", self.people),
            "profiles": ("Правила выявления", "identification", self.profiles),
            "presets": ("Оформление документов", "documents", self.presets),
            "history": ("История действий", "clock", self.history),
            "backups": ("Резервные копии", "backup", self.backups),
            "workspace": ("Рабочее место", "database", self.workspace),
            "look": ("Вид программы", "sun", self.look),
            "about": ("О программе", "info", self.about),
        }
        self.list = QListWidget()
        self.list.setProperty("role", "sections")
        self.list.setAccessibleName("Разделы настроек")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget()
        for words, _icon, section in self.sections.values():
            item = QListWidgetItem(words)
            item.setSizeHint(QSize(0, _LINE_HEIGHT))
            self.list.addItem(item)
            self.stack.addWidget(section)
        self.list.currentRowChanged.connect(self._on_section)
        self.list.setCurrentRow(0)
        theme.current().changed.connect(self._colour)
        self._colour()
        line = QHBoxLayout()
        line.setSpacing(theme.GAP)
        line.addWidget(self.list, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.stack, 1)
        self.body.addLayout(line, 1)

    def refresh(self) -> None:
        """Read the shown section again."""
        section = self.stack.currentWidget()
        if isinstance(section, _READING):
            section.refresh()

    def activate(self, **target: object) -> None:
        """Show a section, or a person."""
        section = target.get("section")
        person = target.get("person_id")
        if isinstance(person, int):
            self.show_section("people")
            self.people.select_person(person)
        elif isinstance(section, str) and section in self.sections:
            self.show_section(section)
            field = target.get("field")
            if section == "department" and isinstance(field, str):
                self.department.show_field(field)

    def show_section(self, key: str) -> None:
        """Show a section by its key."""
        self.list.setCurrentRow(list(self.sections).index(key))

    def _on_section(self, row: int) -> None:
        self.stack.setCurrentIndex(row)
        if self.isVisible():
            self.refresh()

    def _colour(self) -> None:
        for row, (_words, icon, _section) in enumerate(self.sections.values()):
            self.list.item(row).setIcon(theme.current().icon(icon, "text"))
