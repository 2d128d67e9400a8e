"""The letterhead: stored with the workspace, checked, undone, made of what is known."""

import io
from pathlib import Path

import pytest
from PIL import Image

from app.errors import UserError
from app.services.department import letterhead, region_terms
from app.services.department.department import DepartmentDraft, get_department, save_department
from app.services.department.emblem import read_picture
from app.services.department.letterhead import Letterhead
from app.services.log.changes import undo
from app.services.progress import run_steps
from app.services.storage.backup import make_backup
from app.services.storage.files.database import Database
from app.services.storage.packing.packing import pack
from app.services.storage.packing.unpacking import unpack
from app.services.storage.workspace import Workspace, open_workspace


def picture(path: Path, size: tuple[int, int] = (80, 100), mode: str = "RGBA") -> Path:
    Image.new(mode, size).save(path)
    return path


def test_each_field_is_stored_as_typed_and_undone(workspace: Workspace) -> None:
    assert letterhead.get_letterhead(workspace) == Letterhead()
    letterhead.save_letterhead(workspace, "name_lines", " Управление \nобразования  \n")
    letterhead.save_letterhead(workspace, "inn", "1637 002 112")
    changes = letterhead.save_letterhead(workspace, "requisites", "да")
    letterhead.save_letterhead(workspace, "emblem_height", "25,5")
    assert letterhead.get_letterhead(workspace) == Letterhead(
        name_lines="Управление\nобразования",
        inn="1637 002 112",
        requisites=True,
        emblem_height=25.5,
    )
    letterhead.save_letterhead(workspace, "emblem_height", "")
    letterhead.save_letterhead(workspace, "name_lines", "")
    letterhead.save_letterhead(workspace, "inn", "")
    assert letterhead.get_letterhead(workspace) == Letterhead(requisites=True)
    letterhead.save_letterhead(workspace, "requisites", "нет")
    assert letterhead.get_letterhead(workspace) == Letterhead()
    assert changes.title == "Изменение настройки"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("name_lines", "\n".join("абвгдежзикл"), "не больше 10 строк"),
        ("requisites_lines", "а" * 201, "длиннее 200 знаков"),
        ("kpp", "1" * 41, "больше 40 знаков"),
        ("emblem_height", "100", "от 8 до 40"),
        ("emblem_height", "много", "от 8 до 40"),
        ("requisites", "иногда", "да или нет"),
    ],
)
def test_what_no_letterhead_holds_is_refused(
    workspace: Workspace, name: str, value: str, told: str
) -> None:
    with pytest.raises(UserError, match=told):
        letterhead.save_letterhead(workspace, name, value)
    assert letterhead.get_letterhead(workspace) == Letterhead()


def test_the_requisites_are_made_of_what_is_known_or_stand_as_typed(workspace: Workspace) -> None:
    head = Letterhead(requisites=True)
    assert letterhead.printed_requisites(None, head) == ()
    draft = DepartmentDraft(
        full_name="Управление",
        address="422840, г. Болгар",
        phone="8 (84347) 3-00-00",
        email="a@b.ru",
    )
    save_department(workspace, draft)
    row = get_department(workspace)
    known = Letterhead(requisites=True, okpo="0210", inn="16", kpp="17")
    assert letterhead.printed_requisites(row, known) == (
        "422840, г. Болгар",
        "тел.\xa08 (84347) 3-00-00, эл. почта:\xa0a@b.ru",
        "ОКПО\xa00210, ИНН/КПП\xa016/17",
    )
    assert letterhead.printed_requisites(row, Letterhead(okpo="0210")) == ()
    typed = Letterhead(requisites=True, requisites_lines="ул. Ленина, 1\nИНН 16", okpo="0210")
    assert letterhead.printed_requisites(row, typed) == ("ул. Ленина, 1", "ИНН 16")


def test_the_emblem_is_kept_in_the_base_and_undone(workspace: Workspace, tmp_path: Path) -> None:
    path = picture(tmp_path / "герб.png")
    changes = letterhead.take_emblem(workspace, path)
    content = path.read_bytes()
    path.unlink()
    kept = letterhead.get_emblem(workspace)
    assert kept is not None
    assert (kept.name, kept.content, kept.width, kept.height) == ("герб.png", content, 80, 100)
    removed = letterhead.remove_emblem(workspace)
    assert letterhead.get_emblem(workspace) is None
    assert removed.change_set_id is not None
    undo(workspace, removed.change_set_id)
    assert letterhead.get_emblem(workspace) == kept
    assert changes.touches("setting")


def test_only_what_can_be_printed_is_taken(tmp_path: Path) -> None:
    cut = tmp_path / "обрезан.png"
    noise = io.BytesIO()
    Image.effect_noise((200, 200), 90).save(noise, "PNG")
    cut.write_bytes(noise.getvalue()[:9000])
    heavy = tmp_path / "тяжёлый.png"
    heavy.write_bytes(b"\x89PNG" + bytes(1024 * 1024))
    no_picture = tmp_path / "не рисунок.png"
    no_picture.write_bytes(b"GIF89a")
    refused = {
        cut: "повреждён",
        heavy: "больше 1 МБ",
        no_picture: "не рисунок PNG или JPEG",
        tmp_path / "нет такого.png": "не найден",
        picture(tmp_path / "мал.png", (63, 200)): "слишком мал: 63×200",
        picture(tmp_path / "велик.png", (4001, 64), "1"): "слишком велик: 4001×64",
        picture(tmp_path / "типография.jpg", mode="CMYK"): "для типографии",
    }
    for path, told in refused.items():
        with pytest.raises(UserError, match=told):
            read_picture(path)
    assert read_picture(picture(tmp_path / "герб.jpg", mode="RGB")).width == 80


def test_the_emblem_and_the_terms_go_along_in_copies_and_packages(
    workspace: Workspace, tmp_path: Path
) -> None:
    letterhead.take_emblem(workspace, picture(tmp_path / "герб.png"))
    region_terms.save_term(workspace, "low_term", "shnro")
    database, folder = workspace.database.path, workspace.backups
    copy = run_steps(make_backup(database, folder, workspace.clock, "manual"))
    with Database(copy, read_only=True).reading() as reader:
        kept = letterhead.read_emblem(reader)
        assert kept is not None
        assert kept.name == "герб.png"
    packed = run_steps(pack(workspace, tmp_path / "район.opora"))
    run_steps(unpack(packed, tmp_path / "другой компьютер"))
    with open_workspace(tmp_path / "другой компьютер", clock=workspace.clock) as there:
        assert letterhead.get_emblem(there) == kept
        assert region_terms.get_terms(there).low.short == "ШНРО"
