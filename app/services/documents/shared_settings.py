"""The settings that kinds share, each a part of the document that a text may name.

A kind has those that the words of its text ask for, see `common.settings`.
"""

from app.services.documents.references import Reference, naming
from app.services.documents.settings import SettingSpec


def flag(name: str, title: str, *, on: bool, group: str = "content") -> SettingSpec:
    """A setting that is on or off."""
    return SettingSpec(name=name, title=title, kind="flag", default=str(int(on)), group=group)


def _day(name: str, title: str) -> SettingSpec:
    return SettingSpec(name=name, title=title, kind="date", yearly=True)


PROGRAMME = naming(
    "programme",
    "Программа",
    Reference("programme", "Программа, в срок которой входит год", "взята программа года"),
    yearly=True,
    each="по каждой программе",
)
EACH_SCHOOL = "по каждой школе"
SCHOOL = naming(
    "school",
    "Школа",
    Reference("school", "Не выбрана", "школу нужно выбрать заново"),
    each=EACH_SCHOOL,
)

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
CONDITIONS = flag("conditions", "Второй перечень: школы по социальным условиям", on=True)
AS_ENTERED, BY_NAME = "list", "name"
SCHOOL_ORDER = SettingSpec(
    name="school_order",
    title="Порядок школ",
    kind="choice",
    choices=(("как внесены в список поддержки", AS_ENTERED), ("по названию", BY_NAME)),
    default=AS_ENTERED,
)
NOTES = flag("notes", "Примечания под таблицей", on=True)

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
PLANS_DUE = _day("plans_due", "Срок представления планов школ")
ACQUAINT = flag("acquaint", "Пункт об ознакомлении руководителей школ", on=False)
PUBLISH = flag("publish", "Пункт о размещении приказа на сайте", on=False)
REPEALS = naming(
    "repeals",
    "Признать утратившим силу приказ",
    Reference("order_record", "Никакой", "пункт об утрате силы не печатается"),
    yearly=True,
)
EXECUTOR = flag("executor", "Отметка об исполнителе", on=True)

PLAN = naming(
    "plan",
    "План",
    Reference("plan", "Муниципальный план года или программы", "взят муниципальный план года"),
    yearly=True,
    each="по каждому плану",
)
AS_OF = _day("as_of", "По состоянию на (пусто: сегодня)")
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
SINCE_DAY = _day("since_day", "Или с дня (сравниваются отметки)")
UNTIL = naming(
    "until",
    "По контрольную точку",
    Reference("plan_review", "Не указана: по день или по сегодня", "взят сегодняшний день"),
    yearly=True,
)
UNTIL_DAY = _day("until_day", "Или по день (пусто: сегодня)")
COMPILER = naming(
    "compiler",
    "Составитель",
    Reference("person", "Координатор, для школы не указан", "составитель отчёта выбран заново"),
)
CRITERIA = flag("criteria", "Приложение: критерии школ", on=True)
SHOW_REACHED = flag("show_reached", "Графа «Вывод» в таблице критериев", on=False)
FINAL_CHECK = flag("final_check", "Приложение: итоговая проверка школы", on=True)
AS_TYPED = flag("as_typed", "Графы и заголовки – как в самом плане", on=True, group="columns")
POSTS = flag("posts", "Должности вместо имён ответственных", on=False)
TOTALS = flag("totals", "Строка с итогами", on=True)

PARTY = SettingSpec(
    name="party", title="Ответственный", kind="party", each="по каждому ответственному"
)
FIRST_DAY = _day("first_day", "С какого дня (пусто: с сегодняшнего)")
LAST_DAY = _day("last_day", "По какой день (пусто: до конца учебного года)")

_MODEL = "model"
MODEL = flag("model", "Приложение: модель методической поддержки", on=False, group=_MODEL)
MODEL_ORDER = naming(
    "model_order",
    "Приказ, которым утверждена модель",
    Reference("order_record", "Не указан", "модель методической поддержки не печатается"),
    group=_MODEL,
)
# The four directions of the model of support; their text is the user's, setting by setting.
MODEL_TEXTS = tuple(
    SettingSpec(name=name, title=f"{direction} направление", kind="lines", group=_MODEL)
    for name, direction in (
        ("model_management", "Организационно-управленческое"),
        ("model_methods", "Научно-методическое"),
        ("model_social", "Социально-педагогическое"),
        ("model_image", "Имиджевое"),
    )
)
