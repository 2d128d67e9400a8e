"""Closed sets of values that the tables store, each with its Russian label."""

from enum import StrEnum
from typing import Self

from app import terms


class Value(str):
    """A stored value with the Russian words for it, as a member is written."""

    __slots__ = ("words",)

    words: str

    def __new__(cls, value: str, words: str) -> Self:
        """Keep the words beside the text."""
        told = super().__new__(cls, value)
        told.words = words
        return told


class LabelledEnum(StrEnum):
    """A stored text value with the Russian words for it in `label`.

    Attributes:
        words: those that a member is written with; empty where the region has its own.
    """

    words: str

    def __new__(cls, value: str) -> Self:
        """Take the words out of what a member is written with: the text alone is its value."""
        member = str.__new__(cls, value)
        member._value_ = str(value)
        member.words = value.words if isinstance(value, Value) else ""
        return member

    @property
    def label(self) -> str:
        """The value in Russian, lower case, as it stands inside a sentence."""
        return self.words


class SchoolKind(LabelledEnum):
    """Kind of a general education organisation (вид общеобразовательной организации)."""

    SOSH = Value("sosh", "СОШ")
    OOSH = Value("oosh", "ООШ")
    NOSH = Value("nosh", "НОШ")
    GYMNASIUM = Value("gymnasium", "гимназия")
    LYCEUM = Value("lyceum", "лицей")
    CADET = Value("cadet", "кадетская школа")
    EVENING = Value("evening", "вечерняя школа")
    BOARDING = Value("boarding", "школа-интернат")
    OTHER = Value("other", "иная")


class PassportBlockKind(LabelledEnum):
    """Dated part of a school passport (блок паспорта школы)."""

    CONTINGENT = Value("contingent", "контингент")
    STAFF = Value("staff", "кадры")
    SOCIAL = Value("social", "социальный паспорт")
    RESOURCES = Value("resources", "ресурсы")


class ProcedureKind(LabelledEnum):
    """Family of an assessment procedure (оценочная процедура)."""

    VPR = Value("vpr", "ВПР")
    OGE = Value("oge", "ОГЭ")
    EGE = Value("ege", "ЕГЭ")
    OTHER = Value("other", "иная процедура")


class ResultState(LabelledEnum):
    """What a stored result says; a missing row means that nothing is known."""

    HELD = Value("held", "проведена")
    NO_PARTICIPANTS = Value("no_participants", "нет участников")
    NOT_HELD = Value("not_held", "не проводилась")


class VerdictStatus(LabelledEnum):
    """Outcome of the identification of one school."""

    SHNOR = "shnor"
    NOT_IDENTIFIED = Value("not_identified", "не выявлена")
    INSUFFICIENT_DATA = Value("insufficient_data", "недостаточно данных")
    NEEDS_DECISION = Value("needs_decision", "требуется решение рабочей группы")

    @property
    def label(self) -> str:
        """As ever; of an identified school, the region's own abbreviation."""
        return terms.in_use().low.short if self is VerdictStatus.SHNOR else super().label


class SupportKind(LabelledEnum):
    """List of support that a school is on: ШНОР or ШССУ, as the region calls them."""

    SHNOR = "shnor"
    SHSSU = "shssu"

    @property
    def label(self) -> str:
        """The region's own abbreviation."""
        words = terms.in_use()
        return words.low.short if self is SupportKind.SHNOR else words.conditions.short


class SupportStage(LabelledEnum):
    """What is done with a school of the lists in a year, in the order of the year.

    Seven are the steps of support, from the application of the school to the expertise of what came
    of it; the review of its papers and the decision at the end of the year belong to the list.
    """

    APPLICATION = Value("application", "заявка")
    INTERVIEW = Value("interview", "собеседование")
    REVIEW = Value("review", "экспертиза документов")
    DIAGNOSIS = Value("diagnosis", "диагностика дефицитов")
    PROGRAMME = Value("programme", "программа школы")
    AGREEMENT = Value("agreement", "соглашение")
    ACTIONS = Value("actions", "совместные действия")
    EXPERTISE = Value("expertise", "экспертиза результата")
    DECISION = Value("decision", "решение по итогам года")


class SupportEventKind(LabelledEnum):
    """What is held with a supported school on a day."""

    INTERVIEW = Value("interview", "собеседование")
    REVIEW = Value("review", "экспертиза документов")
    AGREEMENT = Value("agreement", "соглашение")
    VISIT = Value("visit", "выезд в школу")
    CONSULTATION = Value("consultation", "консультация")


class MeasureStatus(LabelledEnum):
    """State of execution of a measure (мероприятие)."""

    NOT_STARTED = Value("not_started", "не начато")
    IN_PROGRESS = Value("in_progress", "в работе")
    DONE = Value("done", "выполнено")
    PARTLY_DONE = Value("partly_done", "выполнено частично")
    NOT_DONE = Value("not_done", "не выполнено")
    POSTPONED = Value("postponed", "перенесено")
    CANCELLED = Value("cancelled", "снято")

    @property
    def is_finished(self) -> bool:
        """Whether nothing is waited for any more after such a mark."""
        return self in (self.DONE, self.PARTLY_DONE, self.NOT_DONE, self.CANCELLED)

    @property
    def has_day(self) -> bool:
        """Whether such a mark tells of a day: one on which it was done, put off or given up."""
        return self not in (self.NOT_STARTED, self.IN_PROGRESS)


class DeadlineKind(LabelledEnum):
    """How a typed deadline is understood."""

    PERIOD = Value("period", "период")
    POINTS = Value("points", "несколько сроков")
    UNTIL = Value("until", "до даты")
    YEARLY = Value("yearly", "ежегодно")
    OPEN = Value("open", "без даты")
    UNPARSED = Value("unparsed", "не распознан")


class YearsKind(LabelledEnum):
    """What a plan means by a year.

    Members:
        SCHOOL: school years, which end on 31 August.
        CALENDAR: calendar years, which end on 31 December.
        MONTHS: the plan runs from month to month; up to thirteen months are one year of it, a
            longer one is cut at the end of each calendar year.
    """

    SCHOOL = Value("school", "учебные годы")
    CALENDAR = Value("calendar", "календарные годы")
    MONTHS = Value("months", "с месяца по месяц")


class PartyKind(LabelledEnum):
    """What a responsible party (ответственный) is.

    Members:
        GROUP: several at once without their names («школы округа», «руководители ОО»).
    """

    UNKNOWN = Value("unknown", "не определён")
    ORGANISATION = Value("organisation", "организация")
    GROUP = Value("group", "группа")
    SCHOOL = Value("school", "школа")
    PERSON = Value("person", "сотрудник")


class EvidenceKind(LabelledEnum):
    """What proves the execution of a measure."""

    NONE = Value("none", "нет")
    ORDER = Value("order", "приказ")
    LINK = Value("link", "ссылка")
    FILE = Value("file", "файл")
    TEXT = Value("text", "текст")


class ExpectedOperator(LabelledEnum):
    """Comparison in the expected value of a criterion."""

    MORE = Value("more", "более")
    AT_LEAST = Value("at_least", "не менее")
    AT_MOST = Value("at_most", "не более")
    LESS = Value("less", "менее")
    EQUAL = Value("equal", "равно")
    TEXT = Value("text", "текст")


class ValueUnit(LabelledEnum):
    """Unit of a criterion value."""

    PERCENT = Value("percent", "%")
    SCORE = Value("score", "балл")
    COUNT = Value("count", "количество")
    TEXT = Value("text", "текст")


class OrderState(LabelledEnum):
    """State of an order in the register."""

    DRAFT = Value("draft", "проект")
    REGISTERED = Value("registered", "зарегистрирован")


class RegionTerm(LabelledEnum):
    """Day by which the region gets its information."""

    JANUARY = Value("january", "30 января")
    JULY = Value("july", "20 июля")


class ProgrammeKind(LabelledEnum):
    """What a programme is called (программа, проект, дорожная карта, комплекс мер)."""

    PROGRAMME = Value("programme", "программа")
    PROJECT = Value("project", "проект")
    ROADMAP = Value("roadmap", "дорожная карта")
    MEASURES = Value("measures", "комплекс мер")


class IndicatorOperator(LabelledEnum):
    """How the target of an indicator is meant; `GROWTH` compares with the base, `WORD` in words."""

    AT_LEAST = Value("at_least", "не менее")
    AT_MOST = Value("at_most", "не более")
    EQUAL = Value("equal", "равно")
    GROWTH = Value("growth", "рост")
    WORD = Value("word", "словами")


class ActLevel(LabelledEnum):
    """Whose act it is."""

    FEDERAL = Value("federal", "федеральный")
    REGIONAL = Value("regional", "региональный")
    MUNICIPAL = Value("municipal", "муниципальный")
    SCHOOL = Value("school", "школы")


class Significance(LabelledEnum):
    """How much a factor of risk matters (значимость фактора риска)."""

    HIGH = Value("high", "высокая")
    MEDIUM = Value("medium", "средняя")
    LOW = Value("low", "низкая")
    NONE = Value("none", "не актуален")


class PaperVerdict(LabelledEnum):
    """What the expertise says of a document of a school."""

    NOT_LOOKED_AT = Value("not_looked_at", "не рассмотрен")
    ACCEPTED = Value("accepted", "принят")
    RETURNED = Value("returned", "на доработку")


class LetterDirection(LabelledEnum):
    """Which way a letter goes."""

    OUTGOING = Value("outgoing", "исходящее")
    INCOMING = Value("incoming", "входящее")


class CycleComponent(LabelledEnum):
    """A component of the management cycle (управленческий цикл), in its order."""

    GOALS = Value("goals", "цели")
    INDICATORS = Value("indicators", "показатели")
    METHODS = Value("methods", "методы сбора и обработки информации")
    MONITORING = Value("monitoring", "мониторинг показателей")
    ANALYSIS = Value("analysis", "анализ результатов мониторинга")
    RECOMMENDATIONS = Value("recommendations", "адресные рекомендации")
    MEASURES = Value("measures", "меры, мероприятия")
    DECISIONS = Value("decisions", "управленческие решения")
    EFFECT = Value("effect", "анализ эффективности принятых мер")


class GrammarCase(LabelledEnum):
    """Case of a name or a post in a document."""

    NOMINATIVE = Value("nominative", "именительный")
    GENITIVE = Value("genitive", "родительный")
    DATIVE = Value("dative", "дательный")
    ACCUSATIVE = Value("accusative", "винительный")
    INSTRUMENTAL = Value("instrumental", "творительный")
    PREPOSITIONAL = Value("prepositional", "предложный")
