"""The settings of the list order."""

from app.services.documents.kinds.identification.list_order.facts import (
    FROM_RUN,
    FROM_SUPPORT,
    KIND,
)
from app.services.documents.references import CONTROL, ORDER, RUN, Reference, RowOf, naming
from app.services.documents.settings import (
    LOOK_SETTINGS,
    ORIENTATION,
    VERSION,
    SettingSpec,
)
from app.services.documents.words.columns import ColumnChoice

COLUMNS = ColumnChoice(
    KIND,
    "школы перечня",
    {
        "number": "№",
        "school": "школа",
        "criterion": "критерии",
        "procedure": "процедура",
        "year": "учебный год",
        "share": "доля",
        "participants": "участников",
        "failed": "не справились",
    },
    default="number,school,criterion,procedure,year,share,participants",
)
SETTINGS = (
    VERSION,
    SettingSpec(
        name="basis",
        title="Основание перечня",
        kind="choice",
        choices=(("зафиксированное выявление", FROM_RUN), ("список поддержки", FROM_SUPPORT)),
        default=FROM_RUN,
    ),
    RUN,
    ORDER,
    SettingSpec(name="grounds", title="Основание в преамбуле (в соответствии с …)", yearly=True),
    CONTROL,
    SettingSpec(name="plans_due", title="Срок представления планов школ", kind="date", yearly=True),
    SettingSpec(
        name="acquaint", title="Пункт об ознакомлении руководителей школ", kind="flag", default="0"
    ),
    SettingSpec(
        name="publish", title="Пункт о размещении приказа на сайте", kind="flag", default="0"
    ),
    naming(
        "repeals",
        "Признать утратившим силу приказ",
        Reference(RowOf.ORDER, "Никакой", "пункт об утрате силы не печатается"),
        yearly=True,
    ),
    SettingSpec(
        name="conditions",
        title="Второй перечень: школы по социальным условиям",
        kind="flag",
        default="1",
    ),
    SettingSpec(name="notes", title="Примечания под таблицей", kind="flag", default="1"),
    SettingSpec(name="executor", title="Отметка об исполнителе", kind="flag", default="1"),
    *COLUMNS.specs("Графы перечня и их порядок"),
    ORIENTATION,
    *LOOK_SETTINGS,
)
