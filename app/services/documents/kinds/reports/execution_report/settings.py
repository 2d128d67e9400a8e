"""The settings of the execution report."""

from app.services.documents.kinds.reports.execution_report.facts import KIND, MODEL_TEXTS
from app.services.documents.references import PLAN, Reference, RowOf, naming
from app.services.documents.settings import (
    LOOK_SETTINGS,
    ORIENTATION,
    VERSION,
    SettingSpec,
)
from app.services.documents.words.columns import ColumnChoice

COLUMNS = ColumnChoice(
    KIND,
    "разделы плана",
    {
        "number": "номер",
        "title": "мероприятие",
        "deadline": "срок",
        "responsible": "ответственные",
        "expected": "ожидаемый результат",
        "mark": "отметка",
    },
    default="number,title,deadline,responsible,mark",
)
_DIRECTIONS = (
    "Организационно-управленческое направление",
    "Научно-методическое направление",
    "Социально-педагогическое направление",
    "Имиджевое направление",
)
SETTINGS = (
    VERSION,
    PLAN,
    SettingSpec(name="as_of", title="По состоянию на (пусто: сегодня)", kind="date", yearly=True),
    naming(
        "compiler",
        "Составитель",
        Reference(
            RowOf.PERSON, "Координатор, для школы не указан", "составитель отчёта выбран заново"
        ),
    ),
    SettingSpec(name="criteria", title="Приложение: критерии школ", kind="flag", default="1"),
    SettingSpec(
        name="show_reached", title="Графа «Вывод» в таблице критериев", kind="flag", default="0"
    ),
    SettingSpec(name="totals", title="Строка с итогами", kind="flag", default="1"),
    SettingSpec(
        name="model",
        title="Приложение: модель методической поддержки",
        kind="flag",
        default="0",
        group="model",
    ),
    naming(
        "model_order",
        "Приказ, которым утверждена модель",
        Reference(RowOf.ORDER, "Не указан", "модель методической поддержки не печатается"),
        group="model",
    ),
    *(
        SettingSpec(name=name, title=title, group="model")
        for name, title in zip(MODEL_TEXTS, _DIRECTIONS, strict=True)
    ),
    *COLUMNS.specs("Графы и их порядок"),
    ORIENTATION,
    *LOOK_SETTINGS,
)
