"""The settings that kinds share, each a part of the document that a text may name.

A kind has those that the words of its text ask for, see `common.settings`.
"""

from app.services.documents.references import Reference, naming
from app.services.documents.settings import SettingSpec

PROGRAMME = naming(
    "programme",
    "Программа",
    Reference("programme", "Программа, в срок которой входит год", "взята программа года"),
    yearly=True,
)
SCHOOL = naming("school", "Школа", Reference("school", "Не выбрана", "школу нужно выбрать заново"))

FROM_RUN, FROM_SUPPORT = "run", "support"
BASIS = SettingSpec(
    name="basis",
    title="Основание перечня",
    kind="choice",
    choices=(("зафиксированное выявление", FROM_RUN), ("список поддержки", FROM_SUPPORT)),
    default=FROM_RUN,
)
RUN = naming(
    "run",
    "Выявление",
    Reference("identification_run", "Последнее для года работы", "взято последнее для года работы"),
    yearly=True,
)
CONDITIONS = SettingSpec(
    name="conditions",
    title="Второй перечень: школы по социальным условиям",
    kind="flag",
    default="1",
)
NOTES = SettingSpec(name="notes", title="Примечания под таблицей", kind="flag", default="1")

ORDER = naming(
    "order",
    "Приказ в реестре",
    Reference("order_record", "Последний за год", "взят последний за год"),
    yearly=True,
)
GROUNDS = SettingSpec(
    name="grounds", title="Основание в преамбуле (в соответствии с …)", yearly=True
)
CONTROL = naming(
    "control",
    "Контроль исполнения",
    Reference(
        "person",
        "Оставляю за собой",
        "контроль исполнения оставлен за руководителем",
        "Возложить: {}",
    ),
)
PLANS_DUE = SettingSpec(
    name="plans_due", title="Срок представления планов школ", kind="date", yearly=True
)
ACQUAINT = SettingSpec(
    name="acquaint", title="Пункт об ознакомлении руководителей школ", kind="flag", default="0"
)
PUBLISH = SettingSpec(
    name="publish", title="Пункт о размещении приказа на сайте", kind="flag", default="0"
)
REPEALS = naming(
    "repeals",
    "Признать утратившим силу приказ",
    Reference("order_record", "Никакой", "пункт об утрате силы не печатается"),
    yearly=True,
)
EXECUTOR = SettingSpec(name="executor", title="Отметка об исполнителе", kind="flag", default="1")

PLAN = naming(
    "plan",
    "План",
    Reference("plan", "Муниципальный план года или программы", "взят муниципальный план года"),
    yearly=True,
)
AS_OF = SettingSpec(
    name="as_of", title="По состоянию на (пусто: сегодня)", kind="date", yearly=True
)
REVIEW = naming(
    "review",
    "По контрольной точке",
    Reference(
        "plan_review",
        "Нет, по отметкам на день отчёта",
        "отчёт составлен по отметкам на день отчёта",
    ),
    yearly=True,
)
SINCE = naming(
    "since",
    "С контрольной точки",
    Reference("plan_review", "Последняя до конца сравнения", "взята последняя до конца сравнения"),
    yearly=True,
)
SINCE_DAY = SettingSpec(
    name="since_day", title="Или с дня (сравниваются отметки)", kind="date", yearly=True
)
UNTIL = naming(
    "until",
    "По контрольную точку",
    Reference("plan_review", "Не указана: по день или по сегодня", "взят сегодняшний день"),
    yearly=True,
)
UNTIL_DAY = SettingSpec(
    name="until_day", title="Или по день (пусто: сегодня)", kind="date", yearly=True
)
COMPILER = naming(
    "compiler",
    "Составитель",
    Reference("person", "Координатор, для школы не указан", "составитель отчёта выбран заново"),
)
CRITERIA = SettingSpec(name="criteria", title="Приложение: критерии школ", kind="flag", default="1")
SHOW_REACHED = SettingSpec(
    name="show_reached", title="Графа «Вывод» в таблице критериев", kind="flag", default="0"
)
FINAL_CHECK = SettingSpec(
    name="final_check",
    title="Приложение: итоговая проверка школы",
    kind="flag",
    default="1",
)
AS_TYPED = SettingSpec(
    name="as_typed",
    title="Графы и заголовки – как в самом плане",
    kind="flag",
    default="1",
    group="columns",
)
POSTS = SettingSpec(
    name="posts",
    title="Должности вместо имён ответственных",
    kind="flag",
    default="0",
)
TOTALS = SettingSpec(name="totals", title="Строка с итогами", kind="flag", default="1")

PARTY = SettingSpec(name="party", title="Ответственный", kind="party")
FIRST_DAY = SettingSpec(
    name="first_day", title="С какого дня (пусто: с сегодняшнего)", kind="date", yearly=True
)
LAST_DAY = SettingSpec(
    name="last_day",
    title="По какой день (пусто: до конца учебного года)",
    kind="date",
    yearly=True,
)

_MODEL = "model"
MODEL = SettingSpec(
    name="model",
    title="Приложение: модель методической поддержки",
    kind="flag",
    default="0",
    group=_MODEL,
)
MODEL_ORDER = naming(
    "model_order",
    "Приказ, которым утверждена модель",
    Reference("order_record", "Не указан", "модель методической поддержки не печатается"),
    group=_MODEL,
)
# The four directions of the model of support; their text is the user's, setting by setting.
MODEL_TEXTS = tuple(
    SettingSpec(name=name, title=f"{direction} направление", group=_MODEL)
    for name, direction in (
        ("model_management", "Организационно-управленческое"),
        ("model_methods", "Научно-методическое"),
        ("model_social", "Социально-педагогическое"),
        ("model_image", "Имиджевое"),
    )
)
