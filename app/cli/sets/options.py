"""The options of `documents set` and `documents sign`."""

import argparse
from collections.abc import Callable

from app.cli.adding import Commands, add_command
from app.cli.russian import RussianParser
from app.cli.values import day, place

_EACH = "делать по каждой школе, плану, заседанию, письму; ключ можно повторять"
_TOGETHER = "делать одним документом; ключ можно повторять"


def add_set_command(
    actions: "Commands[RussianParser]",
    common: RussianParser,
    add_year: Callable[[argparse.ArgumentParser], None],
    formats: tuple[str, ...],
) -> None:
    """`documents set`: the papers of an occasion, shown or made."""
    papers = add_command(
        actions, common, "set", "показать, что готово в комплекте на подпись, и сделать его"
    )
    papers.add_argument(
        "--occasion", default="", metavar="ПОВОД", help="например Выявление; без ключа все поводы"
    )
    papers.add_argument(
        "--kind",
        action="append",
        default=[],
        dest="kinds",
        metavar="ВИД",
        help="только эти документы комплекта; ключ можно повторять",
    )
    papers.add_argument("--each", action="append", default=[], metavar="ВИД", help=_EACH)
    papers.add_argument("--together", action="append", default=[], metavar="ВИД", help=_TOGETHER)
    papers.add_argument(
        "--school",
        action="append",
        default=[],
        dest="schools",
        metavar="ШКОЛА",
        help="по каким школам; ключ можно повторять; без ключа все под поддержкой",
    )
    papers.add_argument("--make", action="store_true", help="сделать, в папку документов")
    papers.add_argument("--out", type=place, metavar="ПАПКА", help="сделать и сохранить сюда")
    sign = add_command(
        actions, common, "sign", "внести номера и дату подписанных приказов комплекта"
    )
    sign.add_argument(
        "numbers",
        nargs="+",
        metavar="ВИД=НОМЕР",
        help="например list-order=458; ещё и с датой: 458@17.08.2026",
    )
    sign.add_argument("--date", type=day, metavar="ДАТА", help="дата приказов, у которых своей нет")
    sign.add_argument("--dry-run", action="store_true", help="только проверить, не сохранять")
    add_year(sign)
    form = papers.add_mutually_exclusive_group()
    form.add_argument(
        "--format",
        action="append",
        type=str.lower,
        choices=formats,
        dest="formats",
        metavar="ФОРМАТ",
        help="docx, pdf или xlsx (только таблицы); без ключа docx и pdf",
    )
    form.add_argument("--one-pdf", action="store_true", help="одним файлом PDF с закладками")
    add_year(papers)
