"""What becomes of the years in the texts of a plan that is copied."""

from typing import TYPE_CHECKING

from app.services.language.numbers import NBSP, whole
from app.views.widgets.fields.form_row import FormRow, text_edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.plans import MovedText

_LINES = 5


class YearsPreview(FormRow):
    """Each text that names a year, as it stands and as it will; those with an old year first.

    Out of sight while no text names a year.
    """

    def __init__(self) -> None:
        self.text = text_edit(lines=_LINES)
        self.text.setReadOnly(True)
        super().__init__("Годы в копии", self.text, hint=" ")
        self.hide()

    def show_texts(self, texts: "Sequence[MovedText]") -> None:
        """Show the texts."""
        kept = [row for row in texts if row.kept]
        moved = [row for row in texts if not row.kept]
        self.text.setPlainText("\n".join(map(_words, (*kept, *moved))))
        changed = sum(row.later != row.text for row in texts)
        words = f"Сдвигаются в текстах:{NBSP}{whole(changed)}"
        if kept:
            words = f"{words}, прежние остаются в:{NBSP}{whole(len(kept))}"
        self.hint.setText(words)
        self.setVisible(bool(texts))


def _words(row: "MovedText") -> str:
    """«№ 5, срок: Октябрь 2018 года → Октябрь 2019 года»."""
    kept = ", ".join(f"«{piece}»" for piece in row.kept)
    if row.later == row.text:
        return f"{row.where}: остаётся {kept} – {row.text}"
    moved = f"{row.where}: {row.text} → {row.later}"
    return f"{moved} (остаётся {kept})" if kept else moved
