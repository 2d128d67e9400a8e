"""«Показать файл»: the imported file that a number came from, or calm words when it is gone."""

from typing import TYPE_CHECKING

from app.services.source_files import find_file
from app.views.messages import ToastAction
from app.views.opening import open_file, show_in_folder

if TYPE_CHECKING:
    from app.views.page_context import PageContext


def show_source(context: "PageContext", name: str) -> None:
    """Show an imported file in its folder; say what is known when it is not there as it was."""
    found = find_file(context.workspace, name)
    messages, path = context.messages, found.path
    if path is None:
        messages.inform(
            f"Где лежал файл «{name}», программа не запомнила: числа из него сохранены в базе."
        )
    elif found.state == "gone":
        messages.inform(
            f"Файла «{name}» больше нет в папке «{path.parent}»: его переместили или удалили. "
            "Числа из него сохранены в базе."
        )
    elif found.state == "changed":
        messages.toast(
            f"Файл «{name}» изменён после загрузки: числа в нём могут быть другими.",
            [
                ToastAction("Открыть", lambda: open_file(messages, path)),
                ToastAction("Показать в папке", lambda: show_in_folder(messages, path)),
            ],
            tone="warning",
        )
    else:
        messages.toast(
            f"Файл «{name}» на месте и не менялся после загрузки.",
            [
                ToastAction("Открыть", lambda: open_file(messages, path)),
                ToastAction("Показать в папке", lambda: show_in_folder(messages, path)),
            ],
        )
