"""An order in the words of its text: date, place and number, the mark on what it approves."""

from typing import NamedTuple

from app.services.documents.facts import Office, approved_by, date_and_number, missing_of_office
from app.services.documents.file_names import order_part
from app.services.documents.model.blocks import Registration
from app.services.documents.text.vocabulary import Vocabulary
from app.services.orders.orders import OrderRow


class Issued(NamedTuple):
    """An order of the department; without its row the lines to fill in are printed."""

    office: Office
    order: OrderRow | None


def _registration(issued: Issued) -> Registration:
    date, number = date_and_number(issued.order)
    return Registration(date, issued.office.place, number)


ORDER = Vocabulary[Issued]()
ORDER.fact("приказ для имени файла", lambda issued: order_part(issued.order))
ORDER.part("дата, место, номер", _registration)
ORDER.approves(
    lambda issued: approved_by(issued.office, issued.order),
    lambda issued: missing_of_office(issued.office, "full_name_genitive"),
)
