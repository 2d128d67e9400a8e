"""The settings of the list order."""

from app.services.documents.kinds.list_order.facts import FROM_RUN, FROM_SUPPORT, KIND
from app.services.documents.settings import (
    LOOK_SETTINGS,
    ORIENTATION,
    VERSION,
    SettingSpec,
    header_settings,
)
from app.services.documents.text.kind_text import column_titles, program_tree

LISTED = "школы перечня"
# The columns of the list by their names in the settings and in the text.
COLUMNS = {
    "number": "№",
    "school": "школа",
    "criterion": "критерии",
    "procedure": "процедура",
    "year": "учебный год",
    "share": "доля",
    "participants": "участников",
    "failed": "не справились",
}
_BY_KEY = column_titles(program_tree(KIND), LISTED)
TITLES = {name: _BY_KEY.get(key, "") for name, key in COLUMNS.items()}
SETTINGS = (
    VERSION,
    SettingSpec(
        name="basis",
        title="Основание перечня",
        kind="choice",
        choices=(("зафиксированное выявление", FROM_RUN), ("список поддержки", FROM_SUPPORT)),
        default=FROM_RUN,
    ),
    SettingSpec(name="run", title="Номер выявления (пусто: последнее для этого года работы)"),
    SettingSpec(name="order", title="Номер строки реестра приказов (пусто: последний за год)"),
    SettingSpec(name="grounds", title="Основание в преамбуле (в соответствии с …)"),
    SettingSpec(name="control", title="Контроль: номер сотрудника (пусто: оставляю за собой)"),
    SettingSpec(
        name="conditions",
        title="Второй перечень: сложные социальные условия",
        kind="flag",
        default="1",
    ),
    SettingSpec(name="notes", title="Примечания под таблицей", kind="flag", default="1"),
    SettingSpec(name="executor", title="Отметка об исполнителе", kind="flag", default="1"),
    SettingSpec(
        name="columns",
        title="Графы перечня и их порядок",
        kind="list",
        choices=tuple((title, name) for name, title in TITLES.items()),
        default="number,school,criterion,procedure,year,share,participants",
        group="columns",
    ),
    *header_settings(TITLES),
    ORIENTATION,
    *LOOK_SETTINGS,
)
