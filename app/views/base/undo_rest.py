"""Asks what to do when later changes keep an action from being taken back as a whole."""

from typing import TYPE_CHECKING

from app.errors import LaterChangesError
from app.services.language.numbers import whole
from app.services.language.plural import ROW, counted

if TYPE_CHECKING:
    from app.services.log.details import UndoObstacles
    from app.views.base.messages import Messages

OBSTACLES_SHOWN = 6
_WAY = (
    "Чтобы отменить действие целиком, сначала отмените более поздние: «Настройки»,"
    " «История действий»."
)


def wants_rest(messages: "Messages", obstacles: "UndoObstacles") -> bool:
    """Name the rows that stand in the way; whether to take back the others and keep these."""
    lines = [finding.text for finding in obstacles.findings]
    if obstacles.rows > len(lines):
        lines.append(f"… и ещё {counted(obstacles.rows - len(lines), ROW)}")
    why = f"Целиком отменить нельзя из-за более поздних изменений: {counted(obstacles.rows, ROW)}."
    if not obstacles.free:
        messages.show_problem(LaterChangesError(why, "\n".join(["", *lines, _WAY])))
        return False
    keep = "Остальное можно отменить, а эти строки останутся как есть."
    return messages.ask(
        why,
        "\n".join([*lines, "", f"{keep} {_WAY}"]),
        yes=f"Отменить остальное ({whole(obstacles.free)})",
        no="Ничего не отменять",
    )
