"""A pasted block with two columns a procedure, participants and those who failed: «11 из 89» each.

Headings that name both say it for certain. Without them the shape may say it, and the numbers which
of the two is which; that is asked about before anything is stored.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.errors import UserError
from app.services.importing.pasting.block_labels import Block, heading_over, is_numbering, is_words
from app.services.language.numbers import NBSP
from app.services.language.sentences import quoted
from app.services.results.typed import parse_typed

_MOST_HEADINGS = 6
_PERCENT = re.compile(r"%|процент|доля", re.IGNORECASE)
_FAILED = re.compile(
    r"не\s*справил|не\s*сда|не\s*преодол|не\s*набра|ниже\s+мин|получи\w*\s+[«\"„]?2", re.IGNORECASE
)
_PARTICIPANTS = re.compile(r"участник|участвов|писал|сдавал|выполнял", re.IGNORECASE)
# The words of such a heading; what they leave is the name of the procedure.
_WORDS = re.compile(
    r"\b(?:кол-?во|количество|число|чел(?:овек)?|всего|из них|из|участник\w*|участвов\w*|писал\w*"
    r"|сда\w*|выполнял\w*|не|справи\w*|преодол\w*|набра\w*|ниже|миним\w*|балл\w*|порог\w*"
    r"|получи\w*|доля|процент\w*|общее|работ\w*|обучающ\w*|учащ\w*|ученик\w*|школьник\w*)\b|[«\"„]?2[»\"“]|%",
    re.IGNORECASE,
)
_EDGES = " ,.:;()–-"
_PLAIN = re.compile(r"\d{1,5}")
_TELL = "Подпишите столбцы «участников» и «не справились» и скопируйте блок вместе с заголовками."


class Joined(NamedTuple):
    """A block with one column a procedure.

    Attributes:
        block: its cells.
        doubt: a sentence about how its columns were understood, for a question; else empty.
    """

    block: Block
    doubt: str = ""


def join_pairs(block: Block, chosen: int = 0) -> Joined:
    """The block with its pairs of columns joined; as it is where it has none.

    Args:
        block: texts of the cells, all rows of one width.
        chosen: how many columns of the grid are selected, 0 where one cell is.

    Raises:
        UserError: it has such pairs, but not which is which, or a column without its other one.
    """
    told = _told_row(block)
    if told is not None:
        return Joined(_by_headings(block, told))
    return _by_shape(block, chosen)


def may_be_pairs(block: Block) -> bool:
    """Whether plain numbers alone could be pairs, though nothing says so."""
    width = len(block[0]) if block else 0
    pairs = [(column, column + 1) for column in range(0, width - 1, 2)]
    return width % 2 == 0 and _are_plain(block, range(width)) and _order(block, pairs) is not None


def _role(title: str) -> str:
    if _PERCENT.search(title):
        return "percent"
    if _FAILED.search(title):
        return "failed"
    return "participants" if _PARTICIPANTS.search(title) else ""


def _told_row(block: Block) -> int | None:
    """The row of headings that names participants and those who failed, or None."""
    for number, row in enumerate(block[:_MOST_HEADINGS]):
        if {"participants", "failed"} <= {_role(cell) for cell in row}:
            return number
    return None


def _by_headings(block: Block, told: int) -> Block:
    groups = _groups(block, told)
    for group in groups:
        if len({"participants", "failed"} - group.keys()) == 1:
            (column,) = (place for role, place in group.items() if role != "percent")
            raise UserError(
                f"У столбца {quoted(block[told][column])} нет пары: для каждой процедуры нужны и"
                " участники, и не справившиеся.",
                "Ничего не вставлено. Скопируйте оба столбца каждой процедуры.",
            )
    pairs = {min(group.values()): group for group in groups if "failed" in group}
    joined = {column for group in pairs.values() for column in group.values()}
    first = min(joined)
    rows: list[list[str]] = []
    titles: list[str] = []
    for number, row in enumerate(block):
        if number == told + 1 and is_numbering([cell for cell in row if cell]):
            continue
        cells: list[str] = []
        for column, cell in enumerate(row):
            if column not in joined:
                cells.append(cell)
            elif column in pairs and number > told:
                cells.append(_text({role: row[at] for role, at in pairs[column].items()}))
            elif column in pairs:
                titles.append(_own(cell) if number == told else heading_over(row, column, first))
                cells.append(titles[-1])
        rows.append(cells)
    others = any(
        column not in joined and column > first and row[column]
        for row in block[: told + 1]
        for column in range(len(row))
    )
    return rows if any(titles) or others else rows[told + 1 :]


def _groups(block: Block, told: int) -> list[dict[str, int]]:
    """Columns that stand together, by their roles: one of each, under one name."""
    groups: list[dict[str, int]] = []
    last: tuple[str, ...] = ()
    for column, cell in enumerate(block[told]):
        role = _role(cell)
        if not role:
            last = ()
            continue
        name = (_own(cell), *(heading_over(row, column) for row in block[:told]))
        if not groups or name != last or role in groups[-1]:
            groups.append({})
        groups[-1][role] = column
        last = name
    return groups


def _own(title: str) -> str:
    """A heading without the words of its role: «ВПР МА 5: участников» is «ВПР МА 5»."""
    return " ".join(_WORDS.sub(" ", title).split()).strip(_EDGES)


def _text(cells: dict[str, str]) -> str:
    """What the cells of a pair say together; nothing is made up where one of them is empty."""
    everybody, failed = cells["participants"], cells["failed"]
    share = cells.get("percent", "")
    if not failed and (is_words(everybody) or not everybody or _is_state(everybody)):
        return everybody or share
    if everybody == failed and not _PLAIN.fullmatch(failed):
        return failed
    text = f"{failed} из {everybody}".strip()
    return f"{text} – {share}" if share and not _agrees(text, share) else text


def _is_state(text: str) -> bool:
    try:
        typed = parse_typed(text)
    except UserError:
        return False
    return typed is None or typed.participants is None


def _agrees(counts: str, share: str) -> bool:
    """Whether a share is that of the counts, as far as its decimals go."""
    try:
        typed, told = parse_typed(counts), parse_typed(share if "%" in share else f"{share}%")
    except UserError:
        return False
    if typed is None or told is None or told.share is None or typed.participants is None:
        return False
    return told.share.is_of(typed.failed or 0, typed.participants)


def _by_shape(block: Block, chosen: int) -> Joined:
    width = len(block[0]) if block else 0
    first = _first_of_twins(block)
    if first is not None:
        head, body = block[:1], block[1:]
    elif chosen and width == 2 * chosen and _are_plain(block, range(width)):
        first, head, body = 0, block[:0], block
    else:
        return Joined(block)
    pairs = [(column, column + 1) for column in range(first, width, 2)]
    order = _order(body, pairs)
    if order is None:
        raise UserError(
            "В блоке по два столбца на процедуру, но не видно, в каком из них участники, а в каком"
            " не справившиеся.",
            f"Ничего не вставлено. {_TELL}",
        )
    everybody, failed = order
    rows = [[*row[:first], *(row[left] for left, _right in pairs)] for row in head]
    rows += [
        [
            *row[:first],
            *(
                _text({"participants": row[pair[everybody]], "failed": row[pair[failed]]})
                for pair in pairs
            ),
        ]
        for row in body
    ]
    names = ("участников", "не справились")
    told = names if everybody == 0 else tuple(reversed(names))
    return Joined(
        rows,
        f"На каждую процедуру в блоке два столбца: первый понят как «{told[0]}», второй{NBSP}– как"
        f" «{told[1]}».",
    )


def _first_of_twins(block: Block) -> int | None:
    """The first of the columns that stand in twos under one heading each, or None.

    To the end of the block every second heading is empty, and below them are plain numbers.
    """
    head = block[0] if len(block) > 1 else ()
    for first in range(len(head) - 1):
        if not head[first] or head[first + 1]:
            continue
        left = head[first:]
        twos = len(left) % 2 == 0 and all(left[::2]) and not any(left[1::2])
        words = all(is_words(title) for title in left[::2])
        plain = _are_plain(block[1:], range(first, len(head)))
        return first if twos and words and plain else None
    return None


def _are_plain(rows: Block, columns: Sequence[int]) -> bool:
    """Whether the columns hold whole numbers and nothing else, and each of them some."""
    return bool(rows) and all(
        all(not row[column] or _PLAIN.fullmatch(row[column]) for row in rows)
        and any(row[column] for row in rows)
        for column in columns
    )


def _order(rows: Block, pairs: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Which of every pair is participants and which those who failed, or None when none is clear.

    Those who failed are never more than all; one pair that says the opposite leaves it open.
    """
    numbers = [
        (int(row[left]), int(row[right]))
        for row in rows
        for left, right in pairs
        if row[left] and row[right]
    ]
    if any(left > right for left, right in numbers):
        return None if any(left < right for left, right in numbers) else (0, 1)
    return (1, 0) if any(left < right for left, right in numbers) else None
