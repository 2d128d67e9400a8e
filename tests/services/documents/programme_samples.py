"""An invented programme, made by hand: short, whole, and about thirty schools."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.enums import ActLevel, IndicatorOperator, ProgrammeKind, SchoolKind, YearsKind
from app.services.department.people import PersonRow
from app.services.documents.dossier.facts import DocumentFacts
from app.services.language.deadlines.periods import PlanPeriod
from app.services.orders.orders import OrderRow
from app.services.plans import PlanRow
from app.services.programmes.acts import Act
from app.services.programmes.parts import (
    Direction,
    Indicator,
    Member,
    Programme,
    ProgrammeRisk,
    YearValue,
)
from app.services.registers.description.register import RegisterRow
from app.services.schools.schools import SchoolRow
from tests.services.documents import facts_samples as given
from tests.services.documents.given_facts import facts

PERIOD = PlanPeriod(date(2018, 1, 1), date(2020, 12, 31), YearsKind.CALENDAR)
SHORT = Programme(
    id=1,
    title="Муниципальная программа повышения качества образования",
    period=PERIOD,
    period_words="2018-2020 гг.",
    developers=("Управление образования администрации Заречного муниципального округа",),
    tasks=(
        "провести мониторинг качества образования",
        "создать условия для обновления методов обучения;",
    ),
    expected=("школы переведены в эффективный режим развития",),
    executors="Управление образования, общеобразовательные организации",
    aim="Доступность качественного образования для каждого ребёнка.",
    mechanism="К реализации привлекаются управление образования и школы",
    control="Контроль осуществляет управление образования.",
    management="Управление образования отвечает за исполнение мероприятий.",
    problem="В 2018/2019 учебном году низкие результаты показали две школы.",
    indicators=(
        Indicator(title="Доля школ, в которых обеспечены равные условия обучения"),
        Indicator(title="Доля педагогов, прошедших повышение квалификации"),
    ),
)
WATCHED = Indicator(
    title="Доля педагогов, прошедших диагностику профессиональных дефицитов",
    group="Совершенствование предметных компетенций",
    aim="Помощь каждому педагогу.",
    unit="%",
    base_h=4550,
    collection="Сбор статистических сведений школ",
    processing="Сравнение по годам",
    procedure="По положению о мониторинге, раз в год",
    system="не используются",
    years={
        2018: YearValue(target_h=6000, value_part=33, value_whole=40),
        2019: YearValue(target_h=7000, value_h=6500),
        2020: YearValue(target_h=8000),
    },
)
WHOLE = replace(
    SHORT,
    title="Путь к успеху",
    kind=ProgrammeKind.PROJECT,
    period=PlanPeriod(date(2018, 9, 1), date(2020, 8, 31), YearsKind.SCHOOL),
    period_words="",
    order_id=5,
    stages=("2018/2019: подготовка", "2019/2020: внедрение"),
    participants="Школы с низкими результатами",
    resources="Бюджет округа.\nСредства школ.",
    concept="Опора на сильные стороны школ:\n\n– обследование;\n– обмен опытом.",
    problem="В {район, род.} есть школы с низкими результатами.\n\n**Вывод.** Нужна поддержка.",
    directions=(
        Direction("Методическая помощь", "помочь педагогам", ("обучить", "сопровождать")),
        Direction("Партнёрство", "", ()),
    ),
    schools=(1, 2),
    members=(Member(1, "ответственный разработчик"), Member(2)),
    acts=(1, 2),
    risks=(
        ProgrammeRisk("Нехватка кадров", "Привлечь молодых специалистов"),
        ProgrammeRisk("Малый срок"),
    ),
    indicators=(
        replace(
            WATCHED,
            years={2019: YearValue(target_h=7000, value_h=6500), 2020: YearValue(target_h=8000)},
        ),
        Indicator(
            title="Наличие сетевого взаимодействия школ",
            group="Методическая помощь школам",
            operator=IndicatorOperator.WORD,
            base_text="нет",
            years={2020: YearValue(target_text="есть во всех школах", value_text="есть")},
        ),
        Indicator(
            title="Динамика результатов",
            operator=IndicatorOperator.GROWTH,
            collection="ФИС ОКО",
        ),
    ),
)
ACTS = {
    1: Act(
        id=1,
        kind="Федеральный закон",
        title="Об образовании в Российской Федерации",
        issued_on=date(2012, 12, 29),
        number="273-ФЗ",
    ),
    2: Act(id=2, kind="План мероприятий", issuer="министерства", level=ActLevel.REGIONAL),
}


def person(key: int, surname: str, post: str, organisation: str = "") -> PersonRow:
    """A person of the register."""
    return PersonRow(
        id=key,
        surname=surname,
        given_name="Ольга",
        patronymic="Игоревна",
        post=post,
        organisation=organisation,
        phone="",
        role="",
        active=True,
    )


PEOPLE = {
    1: person(1, "Жукова", "заведующая сектором общего образования", "Управление образования"),
    2: person(2, "Азанова", ""),
}


def school(key: int, name: str, settlement: str = "") -> SchoolRow:
    """A school of the register."""
    return SchoolRow(
        id=key,
        short_name=name,
        full_name="",
        kind=SchoolKind.SOSH,
        login_digits=None,
        oo_code=None,
        municipality="",
        settlement=settlement,
        distance_m=None,
        head="",
        head_id=None,
        phone="",
        email="",
        note="",
        active=True,
    )


SCHOOLS = {1: school(1, "МБОУ «СОШ № 30»", "п. Полянский"), 2: school(2, "МБОУ «ООШ № 7»")}
MANY = {
    key: school(key, f"МБОУ «Средняя общеобразовательная школа № {key}»", "с. Заречье")
    for key in range(1, 31)
}
THIRTY = replace(SHORT, title="Программа поддержки школ", schools=tuple(MANY))
OWN_PLAN = replace(given.PLAN, programme_id=1)
ORDER = replace(
    given.REGISTERED, id=5, kind="programme-order", number="828", issued_on=date(2018, 8, 20)
)


def of_programme(
    kind: str,
    programme: Programme | None,
    *,
    plan: PlanRow | None = OWN_PLAN,
    order: OrderRow | None = ORDER,
    schools: Mapping[int, SchoolRow] = SCHOOLS,
    people: Sequence[PersonRow] = tuple(PEOPLE.values()),
    chosen: Mapping[str, str] | None = None,
    registers: Mapping[str, list[RegisterRow]] | None = None,
    **parts: object,
) -> DocumentFacts:
    """Facts of a document that tells of a programme."""
    found = facts(
        kind,
        chosen or {},
        office=given.OFFICE,
        programme=programme,
        programme_order=order,
        plan=plan,
        indicator_years=[] if programme is None else [one.years for one in programme.indicators],
        people=given.PEOPLE,
        registers=registers,
        **parts,
    )
    vars(found.dossier).update(acts=ACTS, schools=schools, people={one.id: one for one in people})
    return found
