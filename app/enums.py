"""Closed sets of values that the tables store, each with its Russian label."""

from enum import StrEnum
from typing import Self

from app import terms


class LabelledEnum(StrEnum):
    """A stored text value with the Russian words for it in `label`.

    A member is written with both, without words where the region has its own.

    Attributes:
        words: those that a member is written with; what it is called is in `label`.
    """

    words: str

    def __new__(cls, value: str, words: str = "") -> Self:
        """Take the words out of what a member is written with: the value alone is the member."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member

    @property
    def label(self) -> str:
        """The value in Russian, lower case, as it stands inside a sentence."""
        return self.words


class SchoolKind(LabelledEnum):
    """Kind of a general education organisation (вид общеобразовательной организации)."""

    SOSH = "sosh", "СОШ"
    OOSH = "oosh", "ООШ"
    NOSH = "nosh", "НОШ"
    GYMNASIUM = "gymnasium", "гимназия"
    LYCEUM = "lyceum", "лицей"
    CADET = "cadet", "кадетская школа"
    EVENING = "evening", "вечерняя школа"
    BOARDING = "boarding", "школа-интернат"
    OTHER = "other", "иная"


class PassportBlockKind(LabelledEnum):
    """Dated part of a school passport (блок паспорта школы)."""

    CONTINGENT = "contingent", "контингент"
    STAFF = "staff", "кадры"
    SOCIAL = "social", "социальный паспорт"
    RESOURCES = "resources", "ресурсы"


class ProcedureKind(LabelledEnum):
    """Family of an assessment procedure (оценочная процедура)."""

    VPR = "vpr", "ВПР"
    OGE = "oge", "ОГЭ"
    EGE = "ege", "ЕГЭ"
    OTHER = "other", "иная процедура"


class ResultState(LabelledEnum):
    """What a stored result says; a missing row means that nothing is known."""

    HELD = "held", "проведена"
    NO_PARTICIPANTS = "no_participants", "нет участников"
    NOT_HELD = "not_held", "не проводилась"


class VerdictStatus(LabelledEnum):
    """Outcome of the identification of one school."""

    SHNOR = "shnor"
    NOT_IDENTIFIED = "not_identified", "не выявлена"
    INSUFFICIENT_DATA = "insufficient_data", "недостаточно данных"
    NEEDS_DECISION = "needs_decision", "требуется решение рабочей группы"

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

    APPLICATION = "application", "заявка"
    INTERVIEW = "interview", "собеседование"
    REVIEW = "review", "экспертиза документов"
    DIAGNOSIS = "diagnosis", "диагностика дефицитов"
    PROGRAMME = "programme", "программа школы"
    AGREEMENT = "agreement", "соглашение"
    ACTIONS = "actions", "совместные действия"
    EXPERTISE = "expertise", "экспертиза результата"
    DECISION = "decision", "решение по итогам года"


class SupportEventKind(LabelledEnum):
    """What is held with a supported school on a day."""

    INTERVIEW = "interview", "собеседование"
    REVIEW = "review", "экспертиза документов"
    AGREEMENT = "agreement", "соглашение"
    VISIT = "visit", "выезд в школу"
    CONSULTATION = "consultation", "консультация"


class MeasureStatus(LabelledEnum):
    """State of execution of a measure (мероприятие)."""

    NOT_STARTED = "not_started", "не начато"
    IN_PROGRESS = "in_progress", "в работе"
    DONE = "done", "выполнено"
    PARTLY_DONE = "partly_done", "выполнено частично"
    NOT_DONE = "not_done", "не выполнено"
    POSTPONED = "postponed", "перенесено"
    CANCELLED = "cancelled", "снято"

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

    PERIOD = "period", "период"
    POINTS = "points", "несколько сроков"
    UNTIL = "until", "до даты"
    YEARLY = "yearly", "ежегодно"
    OPEN = "open", "без даты"
    UNPARSED = "unparsed", "не распознан"


class YearsKind(LabelledEnum):
    """What a plan means by a year.

    Members:
        SCHOOL: school years, which end on 31 August.
        CALENDAR: calendar years, which end on 31 December.
        MONTHS: the plan runs from month to month; up to thirteen months are one year of it, a
            longer one is cut at the end of each calendar year.
    """

    SCHOOL = "school", "учебные годы"
    CALENDAR = "calendar", "календарные годы"
    MONTHS = "months", "с месяца по месяц"


class PartyKind(LabelledEnum):
    """What a responsible party (ответственный) is.

    Members:
        GROUP: several at once without their names («школы округа», «руководители ОО»).
    """

    UNKNOWN = "unknown", "не определён"
    ORGANISATION = "organisation", "организация"
    GROUP = "group", "группа"
    SCHOOL = "school", "школа"
    PERSON = "person", "сотрудник"


class EvidenceKind(LabelledEnum):
    """What proves the execution of a measure."""

    NONE = "none", "нет"
    ORDER = "order", "приказ"
    LINK = "link", "ссылка"
    FILE = "file", "файл"
    TEXT = "text", "текст"


class ExpectedOperator(LabelledEnum):
    """Comparison in the expected value of a criterion."""

    MORE = "more", "более"
    AT_LEAST = "at_least", "не менее"
    AT_MOST = "at_most", "не более"
    LESS = "less", "менее"
    EQUAL = "equal", "равно"
    TEXT = "text", "текст"


class ValueUnit(LabelledEnum):
    """Unit of a criterion value."""

    PERCENT = "percent", "%"
    SCORE = "score", "балл"
    COUNT = "count", "количество"
    TEXT = "text", "текст"


class OrderState(LabelledEnum):
    """State of an order in the register."""

    DRAFT = "draft", "проект"
    REGISTERED = "registered", "зарегистрирован"


class RegionTerm(LabelledEnum):
    """Day by which the region gets its information."""

    JANUARY = "january", "30 января"
    JULY = "july", "20 июля"


class ProgrammeKind(LabelledEnum):
    """What a programme is called (программа, проект, дорожная карта, комплекс мер)."""

    PROGRAMME = "programme", "программа"
    PROJECT = "project", "проект"
    ROADMAP = "roadmap", "дорожная карта"
    MEASURES = "measures", "комплекс мер"


class IndicatorOperator(LabelledEnum):
    """How the target of an indicator is meant; `GROWTH` compares with the base, `WORD` in words."""

    AT_LEAST = "at_least", "не менее"
    AT_MOST = "at_most", "не более"
    EQUAL = "equal", "равно"
    GROWTH = "growth", "рост"
    WORD = "word", "словами"


class ActLevel(LabelledEnum):
    """Whose act it is."""

    FEDERAL = "federal", "федеральный"
    REGIONAL = "regional", "региональный"
    MUNICIPAL = "municipal", "муниципальный"
    SCHOOL = "school", "школы"


class Significance(LabelledEnum):
    """How much a factor of risk matters (значимость фактора риска)."""

    HIGH = "high", "высокая"
    MEDIUM = "medium", "средняя"
    LOW = "low", "низкая"
    NONE = "none", "не актуален"


class PaperVerdict(LabelledEnum):
    """What the expertise says of a document of a school."""

    NOT_LOOKED_AT = "not_looked_at", "не рассмотрен"
    ACCEPTED = "accepted", "принят"
    RETURNED = "returned", "на доработку"


class LetterDirection(LabelledEnum):
    """Which way a letter goes."""

    OUTGOING = "outgoing", "исходящее"
    INCOMING = "incoming", "входящее"


class CycleComponent(LabelledEnum):
    """A component of the management cycle (управленческий цикл), in its order."""

    GOALS = "goals", "цели"
    INDICATORS = "indicators", "показатели"
    METHODS = "methods", "методы сбора и обработки информации"
    MONITORING = "monitoring", "мониторинг показателей"
    ANALYSIS = "analysis", "анализ результатов мониторинга"
    RECOMMENDATIONS = "recommendations", "адресные рекомендации"
    MEASURES = "measures", "меры, мероприятия"
    DECISIONS = "decisions", "управленческие решения"
    EFFECT = "effect", "анализ эффективности принятых мер"


class GrammarCase(LabelledEnum):
    """Case of a name or a post in a document."""

    NOMINATIVE = "nominative", "именительный"
    GENITIVE = "genitive", "родительный"
    DATIVE = "dative", "дательный"
    ACCUSATIVE = "accusative", "винительный"
    INSTRUMENTAL = "instrumental", "творительный"
    PREPOSITIONAL = "prepositional", "предложный"
