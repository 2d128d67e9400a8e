"""The text of a document from the command line: taken out, changed, checked."""

from pathlib import Path

import pytest

from app.services.program_files import program_text
from tests.cli.opora import Opora
from tests.services.documents.samples import bare, docx_text


def test_a_text_is_taken_out_and_is_right(opora: Opora, tmp_path: Path) -> None:
    file = tmp_path / "новая" / "приказ.txt"
    told = opora("documents", "text", "list-order")
    assert told == {"kind": "list-order", "text": program_text("documents", "list-order.txt")}
    assert opora("documents", "text", "list-order", "--out", file)["file"] == str(file)
    assert file.read_text(encoding="utf-8") == told["text"]
    assert opora("documents", "check-text", file) == {"problems": []}


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_slips_are_told_by_line_whatever_editor_stored_the_text(
    opora: Opora, tmp_path: Path, encoding: str, end: str
) -> None:
    text = program_text("documents", "list-order.txt")
    spoilt = text.replace("{координатор, вин.}", "{кординатор, вин.}").replace("\n", end)
    file = tmp_path / "приказ.txt"
    file.write_bytes(spoilt.replace("[подпись: рук", "[потпись: рук").encode(encoding))
    problems = opora("documents", "check-text", file, code=2)["problems"]
    assert [row["message"] for row in problems] == [
        "в приказе нет подписи.",
        "нет сведения «кординатор».",
        "нет части документа «потпись».",
    ]
    assert problems[1] == {
        "line": 1 + text[: text.index("{координатор")].count("\n"),
        "message": "нет сведения «кординатор».",
        "hint": "Похоже: «координатор».",
    }


def test_a_text_of_no_kind_is_told(opora: Opora, tmp_path: Path) -> None:
    file = tmp_path / "приказ.txt"
    for line, message in (("", "не указан вид"), ("вид: list-ordr\n", "нет вида документа")):
        file.write_text(f"{line}название: Проба\n---\nСлова {{\n", encoding="utf-8")
        first, second = opora("documents", "check-text", file, code=2)["problems"]
        assert first["message"].startswith(message)
        assert "list-order" in first["hint"]
        assert second["message"].startswith("фигурная скобка")


def test_what_is_no_text_is_refused(opora: Opora, tmp_path: Path) -> None:
    nothing, picture = tmp_path / "нет.txt", tmp_path / "файл.txt"
    picture.write_bytes(b"\x89PNG\x00\x01\x02")
    for file, told in ((nothing, "нет."), (picture, "не текстовый файл"), (tmp_path, "папка")):
        assert told in opora("documents", "check-text", file, code=2)["error"]["message"]
    refused = opora("documents", "text", "nothing", code=2)
    assert "Нет вида документа" in refused["error"]["message"]


def test_a_document_is_made_by_the_text_of_the_department(opora: Opora, tmp_path: Path) -> None:
    file, own, out = tmp_path / "приказ.txt", tmp_path / "свой.txt", tmp_path / "документы"
    text = opora("documents", "text", "list-order")["text"]
    point = "6.1. Ознакомить педагогический коллектив"
    changed = text.replace(point, f"6.1. Провести педагогический совет.\n{point}")
    changed = changed.replace("имя файла: Приказ", "имя файла: Наш приказ")
    changed = changed.replace("| Доля, %", "| Доля").replace("Доля, %   ", "Не сдали")
    file.write_text(changed, encoding="utf-8")
    assert opora("documents", "set-text", "list-order", file) == {"problems": []}
    assert opora("documents", "text", "list-order", "--own", "--out", own)["kind"] == "list-order"
    assert own.read_text(encoding="utf-8") == changed

    def made() -> tuple[str, str]:
        build = ("documents", "build", "list-order", "--year", "2026", "--format", "docx")
        (path,) = opora(*build, "--out", out)["files"]
        return Path(path).name, docx_text(Path(path))

    name, words = made()
    assert name.startswith("Наш приказ о перечне")
    assert bare("Провести педагогический совет.") in words
    assert bare("Не сдали") in words
    assert opora("documents", "text", "list-order")["text"] == text
    assert opora("documents", "reset-text", "list-order") == {"problems": []}
    name, words = made()
    assert name.startswith("Приказ о перечне")
    assert bare("педагогический совет") not in words


def test_a_text_with_slips_or_of_another_kind_is_not_stored(opora: Opora, tmp_path: Path) -> None:
    file = tmp_path / "приказ.txt"
    text = program_text("documents", "list-order.txt")
    file.write_text(text.replace("{прошлые годы}", "{прошлый год}"), encoding="utf-8")
    problems = opora("documents", "set-text", "list-order", file, code=2)["problems"]
    assert {row["message"] for row in problems} == {"нет сведения «прошлый год»."}
    file.write_text(text, encoding="utf-8")
    (problem,) = opora("documents", "set-text", "execution-report", file, code=2)["problems"]
    assert (problem["line"], problem["message"]) == (1, "это текст другого документа.")
    assert opora("documents", "text", "list-order", "--own")["text"] == text


def test_what_a_text_prints_in_vain_is_told_with_the_list_and_the_document(
    opora: Opora, tmp_path: Path
) -> None:
    file = tmp_path / "приказ.txt"
    text = program_text("documents", "list-order.txt")
    vain = "Согласно {приложение «условия», дат.}.\n\n[слово] ПРИКАЗ"
    file.write_text(text.replace("[слово] ПРИКАЗ", vain), encoding="utf-8")
    opora("documents", "set-text", "list-order", file)
    chosen = ("--year", "2026", "--set", "conditions=0")
    made = opora("documents", "build", "list-order", *chosen)
    assert made["missing"][-1].endswith("приложение «условия» не печатается")
    assert made["findings"][-1]["code"] == "text.reference-unprinted"


def test_an_own_kind_is_made_listed_and_removed(opora: Opora, tmp_path: Path) -> None:
    name = opora("documents", "copy", "list-order", "Приказ о группе")["kind"]
    assert name == "list-order~2"
    assert [row["title"] for row in opora("documents")["documents"] if row["kind"] == name] == [
        "Приказ о группе"
    ]
    file = tmp_path / "текст.txt"
    opora("documents", "text", name, "--own", "--out", file)
    assert "название: Приказ о группе\n" in file.read_text("utf-8")
    assert opora("documents", "set-text", name, file) == {"problems": []}
    refused = opora("documents", "copy", name, "приказ о группе", code=2)
    assert "уже есть" in refused["error"]["message"]
    assert opora("documents", "remove", name) == {"kind": name}
    assert "только свой" in opora("documents", "remove", "list-order", code=2)["error"]["message"]
    assert "Нет вида" in opora("documents", "remove", name, code=2)["error"]["message"]
