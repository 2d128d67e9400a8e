"""Which settings a kind has: those that the words of its text ask for, in the order of the form."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from app.services.documents.settings import (
    INTERNAL,
    LOOK_SETTINGS,
    ORIENTATION,
    VERSION,
    SettingSpec,
    annex_setting,
)
from app.services.documents.shared_settings import (
    ACQUAINT,
    AS_OF,
    BASIS,
    COMPILER,
    CONDITIONS,
    CONTROL,
    CRITERIA,
    EXECUTOR,
    FINAL_CHECK,
    FIRST_DAY,
    GROUNDS,
    LAST_DAY,
    MODEL,
    MODEL_ORDER,
    MODEL_TEXTS,
    NOTES,
    ORDER,
    PARTY,
    PLAN,
    PLANS_DUE,
    POSTS,
    PUBLISH,
    REPEALS,
    REVIEW,
    RUN,
    SCHOOL_ORDER,
    SHOW_REACHED,
    SINCE,
    SINCE_DAY,
    TOTALS,
    UNTIL,
    UNTIL_DAY,
    flag,
)
from app.services.documents.text import head
from app.services.documents.text.tree import Annex, DocumentText, walk
from app.services.documents.text.whole.kind_text import KindText, head_line
from app.services.documents.text.whole.naming import chosen_grids
from app.services.documents.words.duties import DUTIES
from app.services.documents.words.people import CONTROL as CONTROL_WORDS
from app.services.documents.words.plans import PLANS, SECTIONS, TYPED_SECTIONS
from app.services.documents.words.runs import RUN as RUN_WORDS
from app.services.documents.words.runs import VERDICTS
from app.services.documents.words.school_lists import LIST

_OF_LISTED = (
    *("школы списка поддержки", "школы в сложных условиях"),
    *("школы отчёта", "школы с критериями", "школы с итогами критериев"),
)
AN_ORDER = "приказ"  # stands for a text that says of itself that it is one
# Those that words of several rooms ask for, in the order of the form. What one room alone asks for
# is added beside its words (`Vocabulary.ask`) and stands before them.
_ASKED: tuple[tuple[SettingSpec, Collection[str]], ...] = (
    (BASIS, ("по списку поддержки",)),
    (RUN, (VERDICTS, *RUN_WORDS.names())),
    (ORDER, (AN_ORDER,)),
    (GROUNDS, ("основание приказа",)),
    (CONTROL, tuple(CONTROL_WORDS.names())),
    (PLANS_DUE, ("указан срок планов", "срок планов")),
    (ACQUAINT, ("нужно ознакомление",)),
    (PUBLISH, ("нужно размещение на сайте",)),
    (REPEALS, ("есть утративший силу приказ", "утративший силу приказ")),
    (NOTES, ("нужны примечания",)),
    (EXECUTOR, ("нужна отметка об исполнителе",)),
    (PLAN, tuple(PLANS.names())),
    (AS_OF, ("день отчёта",)),
    (REVIEW, ("день отчёта",)),
    *((spec, ("изменения плана",)) for spec in (SINCE, SINCE_DAY, UNTIL, UNTIL_DAY)),
    *((spec, tuple(DUTIES.names())) for spec in (PARTY, FIRST_DAY, LAST_DAY)),
    (COMPILER, ("составитель",)),
    (CRITERIA, ("нужны критерии",)),
    (SHOW_REACHED, ("нужна графа вывода",)),
    (SCHOOL_ORDER, _OF_LISTED),
    (FINAL_CHECK, ("нужна итоговая проверка",)),
    (TOTALS, ("нужны итоги",)),
    (POSTS, (SECTIONS.rows, TYPED_SECTIONS.rows)),
    *((spec, ("нужна модель",)) for spec in (MODEL, MODEL_ORDER, *MODEL_TEXTS)),
)
_SECOND_LIST = {"есть перечень", "школы в сложных условиях"}


def settings_of(
    text: KindText[Any], named: frozenset[str], own: tuple[SettingSpec, ...]
) -> tuple[SettingSpec, ...]:
    """The settings of a kind.

    Args:
        text: its text, which says too whether figures of small groups are hidden unless one asks
            otherwise.
        named: the names that the text uses, see `naming`.
        own: settings that only this kind has.

    Raises:
        ProgramFileError: a table whose columns are chosen lacks one.
    """
    is_published = head_line(text.tree, head.PUBLISHED).casefold() == head.YES
    version = VERSION if is_published else replace(VERSION, default=INTERNAL)
    shared = tuple(_asked(named))
    asked = (spec for spec in text.words.asked(named) if spec not in shared)
    content = (*_annexes(text.tree), *asked, *shared, *own)
    columns = _columns(text.kind, text.tree)
    return (version, *content, *columns, ORIENTATION, *LOOK_SETTINGS)


def _asked(named: frozenset[str]) -> Iterator[SettingSpec]:
    for spec, words in _ASKED:
        if spec is NOTES and named >= _SECOND_LIST:
            yield CONDITIONS
        if not set(words).isdisjoint(named):
            yield spec


def _columns(kind: str, tree: DocumentText) -> Iterator[SettingSpec]:
    chosen = chosen_grids(tree)
    choices = [one for one in (LIST, SECTIONS, TYPED_SECTIONS) if one.rows in chosen]
    for at, choice in enumerate(choices):
        yield from choice.specs(kind, is_second=at > 0)


def _annexes(tree: DocumentText) -> Iterator[SettingSpec]:
    """Whether each annex of choice is wanted."""
    for node in walk(tree.nodes):
        if isinstance(node, Annex) and node.optional:
            title = f"Приложение «{node.key}»"
            yield flag(annex_setting(node.key), title, on=node.usual)
