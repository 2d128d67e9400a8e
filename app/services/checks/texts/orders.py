"""The texts of orders, of lists of support and of what is chosen for documents."""

from collections.abc import Iterator

from app.services.checks.texts.typed import TypedText
from app.services.documents.stored import StoredSettings
from app.services.findings.links import ToDocument, ToOrder, ToSchool
from app.services.language.sentences import capital
from app.services.orders.orders import OrderRow
from app.services.schools.support import SupportRow


def order_texts(order: OrderRow) -> Iterator[TypedText]:
    """The title of an order and the note about it."""
    for sort, words, text in (
        ("title", "заголовок", order.title),
        ("words", "заметка", order.note),
    ):
        if text:
            yield TypedText(
                text=text,
                where=f"{capital(order.label)}, {words}",
                document=order.kind,
                about=(("order_record", order.id),),
                link=ToOrder(order.id),
                sort=sort,
                issued_on=order.issued_on,
            )


def support_texts(row: SupportRow, document: str) -> Iterator[TypedText]:
    """Why a school entered a list and why it left it; `document` is the kind that prints it."""
    for words, text in (("внесение", row.entry_basis), ("исключение", row.exit_basis)):
        if text:
            yield TypedText(
                text=text,
                where=f"{row.school}, список {row.kind.label}, {words}",
                document=document,
                about=(("school", row.school_id), ("support_entry", row.id)),
                link=ToSchool(row.school_id, "support"),
            )


def setting_texts(settings: StoredSettings, kind: str, title: str) -> Iterator[TypedText]:
    """The words that were typed for a kind of document: its grounds, its model."""
    for name, text in settings.own(kind).items():
        if any(letter.isalpha() for letter in text):
            setting = name.partition("@")[0]
            yield TypedText(
                text=text,
                where=f"{title}, настройки документа",
                document=kind,
                link=ToDocument(kind, setting),
            )
