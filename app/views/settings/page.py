"""Настройки: sections on the left, the chosen one on the right."""

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from app.views.base.links import SettingsSpot
from app.views.base.page import Page
from app.views.look import theme
from app.views.settings.sections.about import AboutSection
from app.views.settings.sections.backups import BackupsSection
from app.views.settings.sections.department import DepartmentSection
from app.views.settings.sections.history import HistorySection
from app.views.settings.sections.look import LookSection
from app.views.settings.sections.people import PeopleSection
from app.views.settings.sections.preset import PresetSection
from app.views.settings.sections.profiles import ProfilesSection
from app.views.settings.sections.space import SpaceSection
from app.views.settings.sections.workspace import WorkspaceSection

if TYPE_CHECKING:
    from app.views.base.links import Spot
    from app.views.base.page_context import PageContext

_READING = (
    DepartmentSection,
    PeopleSection,
    ProfilesSection,
    PresetSection,
    HistorySection,
    BackupsSection,
    WorkspaceSection,
    SpaceSection,
)
_LIST_WIDTH = 224
_LINE_HEIGHT, _ICON = 40, 16


class SettingsPage(Page):
    """Everything is saved at once; what is wrong is said beside the field.

    A section is built when it is first shown.
    """

    place = "settings"
    later: ClassVar = ("department",)
    stepped: ClassVar = {"department": DepartmentSection}

    # Words and icon of each section by its key, which is also the name of its property.
    sections: ClassVar[dict[str, tuple[str, str]]] = {
        "department": ("Управление образования", "office"),
        "people": ("Сотрудники", "people"),
        "profiles": ("Правила выявления", "identification"),
        "presets": ("Оформление документов", "documents"),
        "history": ("История действий", "clock"),
        "backups": ("Резервные копии", "backup"),
        "workspace": ("Папка данных", "database"),
        "space": ("Освободить место", "trash"),
        "look": ("Вид программы", "sun"),
        "about": ("О программе", "info"),
    }

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, "Настройки", "Изменения сохраняются сразу")
        self.list = QListWidget()
        self.list.setProperty("role", "sections")
        self.list.setAccessibleName("Разделы настроек")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget()
        for words, _icon in self.sections.values():
            item = QListWidgetItem(words)
            item.setSizeHint(QSize(0, _LINE_HEIGHT))
            self.list.addItem(item)
        self.list.currentRowChanged.connect(lambda _row: self.mark_stale())
        self.list.setCurrentRow(0)
        theme.current().changed.connect(self._colour)
        self._colour()
        line = QHBoxLayout()
        line.setSpacing(theme.GAP)
        line.addWidget(self.list, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.stack, 1)
        self.body.addLayout(line, 1)

    @cached_property
    def department(self) -> DepartmentSection:
        """Names, signers, territory, contacts."""
        view = self.made_whole(DepartmentSection)
        self.stack.addWidget(view)  # the warm-up works out the styles of what is on the page
        return view

    @cached_property
    def people(self) -> PeopleSection:
        """The people of the documents."""
        return PeopleSection(self.context)

    @cached_property
    def profiles(self) -> ProfilesSection:
        """Profiles of the identification rules."""
        return ProfilesSection(self.context)

    @cached_property
    def presets(self) -> PresetSection:
        """The look of documents."""
        return PresetSection(self.context)

    @cached_property
    def history(self) -> HistorySection:
        """The newest actions."""
        return HistorySection(self.context)

    @cached_property
    def backups(self) -> BackupsSection:
        """Copies of the database."""
        return BackupsSection(self.context)

    @cached_property
    def workspace(self) -> WorkspaceSection:
        """Folder, check, moving."""
        return WorkspaceSection(self.context)

    @cached_property
    def space(self) -> SpaceSection:
        """What takes room and may go."""
        return SpaceSection(self.context)

    @cached_property
    def look(self) -> LookSection:
        """Light, dark, size."""
        return LookSection(self.context)

    @cached_property
    def about(self) -> AboutSection:
        """Version, updating, licences."""
        return AboutSection(self.context)

    def refresh(self) -> None:
        """Show the chosen section and read it again."""
        section: QWidget = getattr(self, list(self.sections)[self.list.currentRow()])
        if self.stack.indexOf(section) < 0:
            self.stack.addWidget(section)
        self.stack.setCurrentWidget(section)
        if isinstance(section, _READING):
            section.refresh()

    def show_spot(self, spot: "Spot") -> None:
        """Show a section, a fact of the department or a person, or begin a new person."""
        if not isinstance(spot, SettingsSpot):
            return
        if spot.person_id is not None:
            self.show_section("people")
            self.people.select_person(spot.person_id)
        elif spot.section in self.sections:
            self.show_section(spot.section)
            if spot.section == "department" and spot.field:
                self.department.show_field(spot.field)
            if spot.section == "people" and spot.new:
                self.people.begin_new()

    def show_section(self, key: str) -> None:
        """Show a section by its key."""
        self.list.setCurrentRow(list(self.sections).index(key))

    def _colour(self) -> None:
        for row, (_words, icon) in enumerate(self.sections.values()):
            self.list.item(row).setIcon(theme.current().icon(icon, "text"))
