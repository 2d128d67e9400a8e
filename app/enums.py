"""Closed sets of values that the tables store, each with its Russian label."""

from enum import StrEnum

from app import terms


class LabelledEnum(StrEnum):
    """A stored text value with the Russian words for it in `label`."""

    @property
    def label(self) -> str:
        """The value in Russian, lower case, as it stands inside a sentence."""
        return _LABELS[type(self).__name__][self.value]


class SchoolKind(LabelledEnum):
    """Kind of a general education organisation (вид общеобразовательной организации)."""

    SOSH = "sosh"
    OOSH = "oosh"
    NOSH = "nosh"
    GYMNASIUM = "gymnasium"
    LYCEUM = "lyceum"
    CADET = "cadet"
    EVENING = "evening"
    BOARDING = "boarding"
    OTHER = "other"


class PassportBlockKind(LabelledEnum):
    """Dated part of a school passport (блок паспорта школы)."""

    CONTINGENT = "contingent"
    STAFF = "staff"
    SOCIAL = "social"
    RESOURCES = "resources"


class ProcedureKind(LabelledEnum):
    """Family of an assessment procedure (оценочная процедура)."""

    VPR = "vpr"
    OGE = "oge"
    EGE = "ege"
    OTHER = "other"


class ResultState(LabelledEnum):
    """What a stored result says; a missing row means that nothing is known."""

    HELD = "held"
    NO_PARTICIPANTS = "no_participants"
    NOT_HELD = "not_held"


class VerdictStatus(LabelledEnum):
    """Outcome of the identification of one school."""

    SHNOR = "shnor"
    NOT_IDENTIFIED = "not_identified"
    INSUFFICIENT_DATA = "insufficient_data"
    NEEDS_DECISION = "needs_decision"

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

    APPLICATION = "application"
    INTERVIEW = "interview"
    REVIEW = "review"
    DIAGNOSIS = "diagnosis"
    PROGRAMME = "programme"
    AGREEMENT = "agreement"
    ACTIONS = "actions"
    EXPERTISE = "expertise"
    DECISION = "decision"


class SupportEventKind(LabelledEnum):
    """What is held with a supported school on a day."""

    INTERVIEW = "interview"
    REVIEW = "review"
    AGREEMENT = "agreement"
    VISIT = "visit"
    CONSULTATION = "consultation"


class MeasureStatus(LabelledEnum):
    """State of execution of a measure (мероприятие)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    PARTLY_DONE = "partly_done"
    NOT_DONE = "not_done"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"

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

    PERIOD = "period"
    POINTS = "points"
    UNTIL = "until"
    YEARLY = "yearly"
    OPEN = "open"
    UNPARSED = "unparsed"


class YearsKind(LabelledEnum):
    """What a plan means by a year.

    Members:
        SCHOOL: school years, which end on 31 August.
        CALENDAR: calendar years, which end on 31 December.
        MONTHS: the plan runs from month to month; up to thirteen months are one year of it, a
            longer one is cut at the end of each calendar year.
    """

    SCHOOL = "school"
    CALENDAR = "calendar"
    MONTHS = "months"


class PartyKind(LabelledEnum):
    """What a responsible party (ответственный) is.

    Members:
        GROUP: several at once without their names («школы округа», «руководители ОО»).
    """

    UNKNOWN = "unknown"
    ORGANISATION = "organisation"
    GROUP = "group"
    SCHOOL = "school"
    PERSON = "person"


class EvidenceKind(LabelledEnum):
    """What proves the execution of a measure."""

    NONE = "none"
    ORDER = "order"
    LINK = "link"
    FILE = "file"
    TEXT = "text"


class ExpectedOperator(LabelledEnum):
    """Comparison in the expected value of a criterion."""

    MORE = "more"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    LESS = "less"
    EQUAL = "equal"
    TEXT = "text"


class ValueUnit(LabelledEnum):
    """Unit of a criterion value."""

    PERCENT = "percent"
    SCORE = "score"
    COUNT = "count"
    TEXT = "text"


class OrderState(LabelledEnum):
    """State of an order in the register."""

    DRAFT = "draft"
    REGISTERED = "registered"


class RegionTerm(LabelledEnum):
    """Day by which the region gets its information."""

    JANUARY = "january"
    JULY = "july"


class ProgrammeKind(LabelledEnum):
    """What a programme is called (программа, проект, дорожная карта, комплекс мер)."""

    PROGRAMME = "programme"
    PROJECT = "project"
    ROADMAP = "roadmap"
    MEASURES = "measures"


class IndicatorOperator(LabelledEnum):
    """How the target of an indicator is meant; `GROWTH` compares with the base, `WORD` in words."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EQUAL = "equal"
    GROWTH = "growth"
    WORD = "word"


class ActLevel(LabelledEnum):
    """Whose act it is."""

    FEDERAL = "federal"
    REGIONAL = "regional"
    MUNICIPAL = "municipal"
    SCHOOL = "school"


class Significance(LabelledEnum):
    """How much a factor of risk matters (значимость фактора риска)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class PaperVerdict(LabelledEnum):
    """What the expertise says of a document of a school."""

    NOT_LOOKED_AT = "not_looked_at"
    ACCEPTED = "accepted"
    RETURNED = "returned"


class LetterDirection(LabelledEnum):
    """Which way a letter goes."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class CycleComponent(LabelledEnum):
    """A component of the management cycle (управленческий цикл), in its order."""

    GOALS = "goals"
    INDICATORS = "indicators"
    METHODS = "methods"
    MONITORING = "monitoring"
    ANALYSIS = "analysis"
    RECOMMENDATIONS = "recommendations"
    MEASURES = "measures"
    DECISIONS = "decisions"
    EFFECT = "effect"


class GrammarCase(LabelledEnum):
    """Case of a name or a post in a document."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    INSTRUMENTAL = "instrumental"
    PREPOSITIONAL = "prepositional"


_LABELS: dict[str, dict[str, str]] = {
    "SchoolKind": {
        "sosh": "СОШ",
        "oosh": "ООШ",
        "nosh": "НОШ",
        "gymnasium": "гимназия",
        "lyceum": "лицей",
        "cadet": "кадетская школа",
        "evening": "вечерняя школа",
        "boarding": "школа-интернат",
        "other": "иная",
    },
    "PassportBlockKind": {
        "contingent": "контингент",
        "staff": "кадры",
        "social": "социальный паспорт",
        "resources": "ресурсы",
    },
    "ProcedureKind": {"vpr": "ВПР", "oge": "ОГЭ", "ege": "ЕГЭ", "other": "иная процедура"},
    "ResultState": {
        "held": "проведена",
        "no_participants": "нет участников",
        "not_held": "не проводилась",
    },
    "VerdictStatus": {
        "not_identified": "не выявлена",
        "insufficient_data": "недостаточно данных",
        "needs_decision": "требуется решение рабочей группы",
    },
    "MeasureStatus": {
        "not_started": "не начато",
        "in_progress": "в работе",
        "done": "выполнено",
        "partly_done": "выполнено частично",
        "not_done": "не выполнено",
        "postponed": "перенесено",
        "cancelled": "снято",
    },
    "DeadlineKind": {
        "period": "период",
        "points": "несколько сроков",
        "until": "до даты",
        "yearly": "ежегодно",
        "open": "без даты",
        "unparsed": "не распознан",
    },
    "EvidenceKind": {
        "none": "нет",
        "order": "приказ",
        "link": "ссылка",
        "file": "файл",
        "text": "текст",
    },
    "YearsKind": {
        "school": "учебные годы",
        "calendar": "календарные годы",
        "months": "с месяца по месяц",
    },
    "PartyKind": {
        "unknown": "не определён",
        "organisation": "организация",
        "group": "группа",
        "school": "школа",
        "person": "сотрудник",
    },
    "ExpectedOperator": {
        "more": "более",
        "at_least": "не менее",
        "at_most": "не более",
        "less": "менее",
        "equal": "равно",
        "text": "текст",
    },
    "ValueUnit": {"percent": "%", "score": "балл", "count": "количество", "text": "текст"},
    "OrderState": {"draft": "проект", "registered": "зарегистрирован"},
    "SupportEventKind": {
        "interview": "собеседование",
        "review": "экспертиза документов",
        "agreement": "соглашение",
        "visit": "выезд в школу",
        "consultation": "консультация",
    },
    "SupportStage": {
        "application": "заявка",
        "interview": "собеседование",
        "review": "экспертиза документов",
        "diagnosis": "диагностика дефицитов",
        "programme": "программа школы",
        "agreement": "соглашение",
        "actions": "совместные действия",
        "expertise": "экспертиза результата",
        "decision": "решение по итогам года",
    },
    "ProgrammeKind": {
        "programme": "программа",
        "project": "проект",
        "roadmap": "дорожная карта",
        "measures": "комплекс мер",
    },
    "IndicatorOperator": {
        "at_least": "не менее",
        "at_most": "не более",
        "equal": "равно",
        "growth": "рост",
        "word": "словами",
    },
    "ActLevel": {
        "federal": "федеральный",
        "regional": "региональный",
        "municipal": "муниципальный",
        "school": "школы",
    },
    "Significance": {
        "high": "высокая",
        "medium": "средняя",
        "low": "низкая",
        "none": "не актуален",
    },
    "PaperVerdict": {
        "not_looked_at": "не рассмотрен",
        "accepted": "принят",
        "returned": "на доработку",
    },
    "LetterDirection": {"outgoing": "исходящее", "incoming": "входящее"},
    "CycleComponent": {
        "goals": "цели",
        "indicators": "показатели",
        "methods": "методы сбора и обработки информации",
        "monitoring": "мониторинг показателей",
        "analysis": "анализ результатов мониторинга",
        "recommendations": "адресные рекомендации",
        "measures": "меры, мероприятия",
        "decisions": "управленческие решения",
        "effect": "анализ эффективности принятых мер",
    },
    "RegionTerm": {"january": "30 января", "july": "20 июля"},
    "GrammarCase": {
        "nominative": "именительный",
        "genitive": "родительный",
        "dative": "дательный",
        "accusative": "винительный",
        "instrumental": "творительный",
        "prepositional": "предложный",
    },
}
