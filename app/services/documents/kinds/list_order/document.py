"""The order approving the list of schools, with the basis of every school in its annex."""

from app.enums import VerdictStatus
from app.services.documents import facts, file_names
from app.services.documents.kinds.list_order import annexes as list_order_annexes
from app.services.documents.kinds.list_order.annexes import LEAD_COLUMNS, RESULT_COLUMNS
from app.services.documents.kinds.list_order.facts import (
    FROM_RUN,
    FROM_SUPPORT,
    KIND,
    ListOrderFacts,
)
from app.services.documents.model.blocks import (
    Block,
    Document,
    DocumentName,
    Executor,
    LetterHead,
    Orientation,
    ParagraphKind,
    Registration,
    Section,
    Signature,
    Subject,
    body,
    item,
    plain,
)
from app.services.documents.publication import published
from app.services.documents.settings import (
    LOOK_SETTINGS,
    ORIENTATION,
    VERSION,
    SettingSpec,
    header_settings,
)
from app.services.documents.wording import wording

_COLUMNS = (*LEAD_COLUMNS, *RESULT_COLUMNS)
TITLE = wording(KIND).text("title")
DESCRIPTION = (
    "Приказ со списком школ с низкими образовательными результатами и основанием по каждой школе."
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
        choices=tuple((wording(KIND).text(f"columns.{name}"), name) for name in _COLUMNS),
        default="number,school,criterion,procedure,year,share,participants",
        group="columns",
    ),
    *header_settings({name: wording(KIND).text(f"columns.{name}") for name in _COLUMNS}),
    ORIENTATION,
    *LOOK_SETTINGS,
)


def file_title(content: ListOrderFacts) -> str:
    """Readable name of the file, without the suffix."""
    key = "file_title_support" if content.from_support else "file_title"
    title = wording(KIND).text(key, years=file_names.years_part(content.year))
    version = file_names.version_part(content.settings)
    return file_names.file_title((title, file_names.order_part(content.order), version))


def compose(content: ListOrderFacts) -> Document:
    """The order with its annexes."""
    words = wording(KIND)
    sections = [Section(tuple(_order(content)))]
    orientation = Orientation(content.settings["orientation"])
    if content.has_list:
        sections.append(Section(tuple(list_order_annexes.list_annex(content)), orientation))
    if content.conditions:
        sections.append(Section(tuple(list_order_annexes.conditions_annex(content))))
    document = Document(
        title=words.text("title"),
        sections=tuple(sections),
        author=content.office.short_name,
        subject=_subject(content),
    )
    return published(document, words.text("notes.hidden")) if content.is_public else document


def _subject(content: ListOrderFacts) -> str:
    key = "subject_both" if content.conditions else "subject"
    return wording(KIND).text(key, territory_genitive=content.office.territory_genitive)


def _order(content: ListOrderFacts) -> list[Block]:
    words, office = wording(KIND), content.office
    date, number = facts.date_and_number(content.order)
    blocks: list[Block] = [
        LetterHead(office.full_name or facts.BLANK, office.parent_body),
        DocumentName(words.text("document_name")),
        Registration(date, office.place, number),
        Subject(_subject(content)),
        body(_preamble(content)),
        plain(words.text("command"), ParagraphKind.COMMAND),
        *_items(content),
        Signature(office.head_post or facts.BLANK, office.head_name or facts.BLANK),
    ]
    if content.wants("executor") and office.executor:
        told = ", ".join(fact for fact in (office.executor, office.executor_phone) if fact)
        blocks.append(Executor((told,)))
    return blocks


def _preamble(content: ListOrderFacts) -> str:
    """Results are named only when an identification stands behind the list."""
    key = "preamble_support" if content.from_support else "preamble"
    fields = {} if content.from_support else content.year_names
    grounds = content.settings["grounds"]
    if not grounds:
        return wording(KIND).text(key, **fields)
    return wording(KIND).text(f"{key}_grounds", grounds=grounds, **fields)


def _first_items(content: ListOrderFacts) -> list[str]:
    """The list is approved, or what is known of schools with low results is said."""
    place = {
        "territory_genitive": content.office.territory_genitive,
        "years": content.year_names["years"],
    }
    words = wording(KIND)
    if content.has_list:
        key = "items.approve_support" if content.from_support else "items.approve"
        return [words.text(key, annex=facts.annex_reference(1, content.annexes), **place)]
    if content.outcome is None or content.left:
        return []  # nothing was identified, or who was identified left the list since
    if not content.unknown:
        return [words.text("items.none", **place)]
    everyone = len(content.outcome.verdicts)
    known = everyone - len(content.unknown)
    texts = [
        words.text("items.none_known", known=str(known), all=str(everyone), **place)
        if known
        else words.text("items.none_concluded", **place)
    ]
    for key, status in (
        ("items.lacking", VerdictStatus.INSUFFICIENT_DATA),
        ("items.undecided", VerdictStatus.NEEDS_DECISION),
    ):
        schools = [verdict.school for verdict in content.outcome.having(status)]
        if schools:
            texts.append(words.text(key, schools=facts.joined(schools)))
    return texts


def _items(content: ListOrderFacts) -> list[Block]:
    words, territory, total = wording(KIND), content.office.territory_genitive, content.annexes
    texts = _first_items(content)
    if content.conditions:
        texts.append(
            words.text(
                "items.approve_conditions",
                territory_genitive=territory,
                annex=facts.annex_reference(total, total),
            )
        )
    blocks: list[Block] = []
    if total:
        texts.append(
            words.text(
                "items.coordinator",
                coordinator=content.office.coordinator,
                coordinator_post=content.office.coordinator_post,
            )
        )
        heads = words.text("items.heads_both" if total > 1 else "items.heads")
        blocks = [item(f"{len(texts) + 1}.", heads)]
        for at, key in enumerate(("heads_reasons", "heads_plan", "heads_cooperation"), start=1):
            label = f"{len(texts) + 1}.{at}."
            blocks.append(item(label, words.text(f"items.{key}"), level=2))
    control = item(f"{len(texts) + (2 if blocks else 1)}.", _control(content))
    listed = [item(f"{at}.", text) for at, text in enumerate(texts, start=1)]
    return [*listed, *blocks, control]


def _control(content: ListOrderFacts) -> str:
    if content.control is None:
        return wording(KIND).text("items.control")
    person = content.control
    return wording(KIND).text("items.control_person", control=person.name, control_post=person.post)
