"""Assessment procedures: the built-in ones and those that the user adds."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import ProcedureKind
from app.errors import UserError
from app.services.language.matching import folded
from app.services.language.sentences import quoted
from app.services.log.changes import Changes, changing

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

_LATIN = (
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh"
    " ц=c ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=iu я=ia"
)
_LETTERS = {pair[0]: pair[2:] for pair in _LATIN.split()}
_LONGEST_TITLE = 200
_STEP = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureRow:
    """An assessment procedure.

    Attributes:
        id: key of the procedure.
        code: `vpr:ma:5`, `oge:ru`, `ege:ma:base`.
        kind: a `ProcedureKind`.
        subject: code of the subject, `ma`.
        subject_title: «Математика».
        grade: class, or None.
        level: `base`, `prof`, or None.
        title: «ВПР по математике, 5 класс».
        short_title: «ВПР МА 5».
        position: orders the procedures.
        builtin: shipped with the program.
    """

    id: int
    code: str
    kind: ProcedureKind
    subject: str
    subject_title: str
    grade: int | None
    level: str | None
    title: str
    short_title: str
    position: int
    builtin: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureDraft:
    """A procedure as typed; the code and the short title are made up when they are empty."""

    title: str
    subject_title: str
    kind: ProcedureKind = ProcedureKind.OTHER
    grade: int | None = None
    level: str | None = None
    short_title: str = ""
    code: str = ""


def list_procedures(workspace: "Workspace") -> list[ProcedureRow]:
    """All procedures in their order."""
    with workspace.database.reading() as reader:
        return read_procedures(reader)


def read_procedures(reader: "Reader") -> list[ProcedureRow]:
    """All procedures, within a running read."""
    return [
        ProcedureRow(
            id=row["id"],
            code=row["code"],
            kind=ProcedureKind(row["kind"]),
            subject=row["subject"],
            subject_title=row["subject_title"],
            grade=row["grade"],
            level=row["level"],
            title=row["title"],
            short_title=row["short_title"],
            position=row["position"],
            builtin=bool(row["builtin"]),
        )
        for row in reader.rows("SELECT * FROM procedure ORDER BY position, id")
    ]


def read_gaps(reader: "Reader") -> dict[tuple[str, int], str]:
    """Why a procedure was not held, by its code and school year, within a running read."""
    rows = reader.rows(
        "SELECT p.code AS code, g.year AS year, g.reason AS reason"
        " FROM procedure_gap g JOIN procedure p ON p.id = g.procedure_id"
        " ORDER BY p.position, g.year"
    )
    return {(row["code"], row["year"]): row["reason"] for row in rows}


def add_procedure(workspace: "Workspace", draft: ProcedureDraft) -> tuple[int, Changes]:
    """Add a procedure behind the others; returns its key and what was touched.

    Raises:
        UserError: a field is wrong, or such a procedure is there already.
    """
    from app.models import Procedure

    title, subject_title = _checked(draft)
    with changing(workspace, "edit", f"Добавление процедуры: {title}") as work:
        subject = _subject_code(work.session, subject_title)
        code = draft.code.strip().lower() or ":".join(
            str(part) for part in (draft.kind.value, subject, draft.grade, draft.level) if part
        )
        _refuse_twin(work.session, code, title)
        procedure = Procedure(
            code=code,
            kind=draft.kind.value,
            subject=subject,
            subject_title=subject_title,
            grade=draft.grade,
            level=draft.level,
            title=title,
            short_title=_one_line(draft.short_title) or title,
            position=_last_position(work.session) + _STEP,
            builtin=False,
        )
        work.session.add(procedure)
        work.session.flush()
        assert procedure.id is not None
    return procedure.id, work.changes


def _checked(draft: ProcedureDraft) -> tuple[str, str]:
    title, subject_title = _one_line(draft.title), _one_line(draft.subject_title)
    if not title or not subject_title:
        raise UserError(
            "У процедуры не указано название или предмет.", "Заполните оба поля и сохраните."
        )
    if len(title) > _LONGEST_TITLE:
        raise UserError("Название процедуры слишком длинное.", "Сократите его до 200 знаков.")
    if draft.grade is not None and not 1 <= draft.grade <= 12:
        raise UserError(f"Класс {draft.grade} указан неверно.", "Укажите класс от 1 до 12.")
    code = draft.code.strip().lower()
    if code and not re.fullmatch(r"[a-z0-9]+(?::[a-z0-9]+)*", code):
        raise UserError(
            f"Код процедуры «{code}» указан неверно.",
            "Используйте латинские буквы, цифры и двоеточия: vpr:ma:5.",
        )
    return title, subject_title


def _subject_code(session: "Session", subject_title: str) -> str:
    """The code of a subject that is known by its title, or its title in Latin letters."""
    from sqlmodel import select

    from app.models import Procedure

    wanted = folded(subject_title)
    for known in session.exec(select(Procedure)):
        if folded(known.subject_title) == wanted:
            return known.subject
    latin = "".join(_LETTERS.get(letter, letter) for letter in wanted)
    return re.sub(r"[^a-z0-9]", "", latin)[:12] or "other"


def _refuse_twin(session: "Session", code: str, title: str) -> None:
    from sqlmodel import select

    from app.models import Procedure

    for other in session.exec(select(Procedure)):
        if other.code == code or other.title.casefold() == title.casefold():
            raise UserError(
                f"Процедура {quoted(other.title)} ({other.code}) уже есть в списке.",
                "Измените название, класс или код.",
            )


def _last_position(session: "Session") -> int:
    from sqlmodel import func, select

    from app.models import Procedure

    return session.exec(select(func.max(Procedure.position))).one() or 0


def _one_line(text: str) -> str:
    return " ".join(text.split())
