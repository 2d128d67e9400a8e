from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.services import plans
from app.views.base.opening import open_attachment, open_file, open_link, show_in_folder
from app.views.base.page_context import PageContext
from tests.views.conftest import said


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses that were handed to the computer's programs."""
    found: list[str] = []

    def open_url(url: QUrl) -> bool:
        found.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setattr("app.views.base.opening.sys.platform", "linux")
    return found


def test_a_file_and_its_folder_are_opened(
    context: PageContext, opened: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "приказ.docx"
    path.write_bytes(b"1")
    open_file(context.messages, path)
    show_in_folder(context.messages, path)

    assert opened == [QUrl.fromLocalFile(str(found)).toString() for found in (path, tmp_path)]
    assert said(context).texts == []


def test_a_kept_file_is_opened_and_a_lost_one_is_told(
    context: PageContext, opened: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "Справка.pdf"
    path.write_bytes(b"%PDF")
    number = plans.attach_file(context.workspace, path)
    open_attachment(context, number)
    kept = plans.attachment_path(context.workspace, number)
    assert opened == [QUrl.fromLocalFile(str(kept)).toString()]

    kept.unlink()
    open_attachment(context, number)
    assert len(opened) == 1
    assert "«Справка.pdf»" in said(context).texts[-1]


@pytest.mark.parametrize("name", ["приказ.docx.exe", "отчёт.LNK"])
def test_what_would_be_run_is_not_opened(
    context: PageContext, opened: list[str], tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"MZ")
    open_file(context.messages, path)

    assert opened == []
    assert f"«{name}» – не документ" in said(context).texts[-1]


def test_a_file_that_is_gone_is_told(
    context: PageContext, opened: list[str], tmp_path: Path
) -> None:
    open_file(context.messages, tmp_path / "нет.docx")

    assert opened == []
    assert said(context).texts[0].startswith("Файла «нет.docx» больше нет.")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "mailto:a@b"])
def test_only_web_addresses_are_opened(
    context: PageContext, opened: list[str], address: str
) -> None:
    open_link(context.messages, address)
    assert opened == []
    open_link(context.messages, "example.ru/akt.pdf")
    assert opened == ["http://example.ru/akt.pdf"]
