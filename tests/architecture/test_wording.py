"""Words that the program gave up: none of them comes back in the window, a document or the help."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# What was said -> what is said instead.
_GIVEN_UP = {
    r"сохранено не будет": "не будет сохранён",
    r"похож на:": "похож на …",
    r"нет приказа у": "не указан приказ",
    r"результат\w* (?:\w+ )?не зафиксирован": "низких результатов нет",
    r"минимальн\w+ порог": "минимальный балл; порог – только порог низкого результата",
    r"преодоле(?:ли|вш\w+) порог": "не справились",
    r"группы решает": "по … группам решает",
    r"[Тт]а же процедура в оба": "Одна и та же процедура оба года",
    r"Запас: ": "Вывод изменят 2 процедуры (запас 1)",
    r"Все места": "Все населённые пункты",
    r"Руководитель, подписывает": "Руководитель (подписывает приказы)",
    r"[Рр]абоч\w+ мест\w+(?! координатора)": "папка данных",
    r"\bв месте |\bмест[оае] «": "в разделе",
    r"которые у школы бывают": "которые проводятся в школе",
    r"Приказ №\{NBSP\}\{number\} от": "приказ от … № …",
    r"Загружено: \{counted\(count": "Загружено 4 школы",
    r"Выводы выявления": "Результат выявления",
    r"\(n(?: |\{NBSP\})<": "(меньше 10 участников)",
    r"Светлое или тёмное\"": "Оформление",
    r"на странице «(?:Результаты|Школы|Планы|Документы|Выявление|Обзор|Настройки)": "в разделе",
    r"список сопровождения|списк\w+ сопровождения": "список поддержки",
    r"(?:включени|исключени)\w+ (?:школ\w* )?(?:в список|из списка)": "внесение, вывод",
    r"исключена из списка|исключённ\w+ из списка": "выведена из списка",
    r"приказ\w* № ?\{[^}]*\}? от": "приказ от … № …",
    r"Очистить фильтр": "Снять отбор",
    r"убран в архив": "перенесён в архив",
    r"Кто не сдал": "не прислал",
    r"папк\w+[^.«»]*\bоно\b": "папка – она",
    r"Обновите (?:список|страницу)": "списки обновляются сами: выберите другую",
    r"[Оо]тч[её]тн\w+ (?:и (?:в )?предыдущ\w+ )?год": "год результатов",
    r"[Пп]уст\w+ книг": "бланк Excel",
    r"отклонено \{": "не принято",
    r"выделены жирным[.,;]": "выделены жирным шрифтом",
    r"над страницами": "над страницей",
    r"f\"Правило: ": "Профиль: …",
    r"Извините": "что случилось и что сделать",
}
_NOT_WORDS = {"resources/licences", "resources/fonts", "resources/demo"}


def test_words_that_were_given_up_do_not_come_back() -> None:
    offenders: list[str] = []
    for path in texts():
        text = path.read_text(encoding="utf-8")
        there = [one for one in _GIVEN_UP.items() if re.search(one[0], text)]
        for number, line in enumerate(text.splitlines() if there else (), 1):
            offenders += [
                f"{path.relative_to(ROOT)}:{number}: «{match[0]}», better: {better}"
                for pattern, better in there
                if (match := re.search(pattern, line))
            ]
    assert not offenders, "\n".join(offenders)


def texts() -> list[Path]:
    paths = [
        path
        for folder, kinds in (
            ("app", ("*.py",)),
            ("resources", ("*.txt", "*.json")),
            ("docs/guide", ("*.md",)),
        )
        for kind in kinds
        for path in (ROOT / folder).rglob(kind)
        if not any(str(path).startswith(str(ROOT / other)) for other in _NOT_WORDS)
    ]
    assert len(paths) > 500
    return paths
