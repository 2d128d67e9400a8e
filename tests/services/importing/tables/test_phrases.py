"""Totals and footnotes are whole words; a school is never taken for one."""

from app.services.importing.tables.phrases import is_note, is_territory, is_total_of_rows

TOTALS = """Итого
Итог
ИТОГО:
Итого, %
Итого по школам
Итого СОШ
Всего школ: 12
Ср. балл
Ср. знач.
Средний % по району
Средние показатели
В среднем по району
По МО
По РФ
Количество школ
Общее количество
Показатель по району
% по району
Total
Max
Макс
Мин
Минимальный балл
в т. ч. сельские""".splitlines()
TERRITORIES = """Регион
РФ
Россия
Российская Федерация
МО г. Иваново
г. Иваново
Район
Район (среднее)
Заречный МО
Городской округ Тольятти
Самарская область
Вся выборка""".splitlines()
NOTES = """Примечание: сроки могут меняться
* сроки могут меняться
Исполнитель: Тестова А. А.
Исп. Тестова А. А.
Директор
И. о. директора
Согласовано с профсоюзом
Источник: ФИС ОКО
Данные ФИС ОКО
1 – без учёта ОВЗ
Тестова А. А., методист
Зам. начальника управления""".splitlines()
SCHOOLS = """Источниковская СОШ
Источник знаний
Исполнительская гимназия
Руководительская СОШ
Директорская НОШ
Всего лишь школа
Итоговая гимназия
Школа «Итого»
Главная школа
Специалистов школа
Средняя школа
Средняя школа № 5
Телегинская СОШ
Подписьевская СОШ
Датская школа
Минимумская
Проверинская ООШ
Лицей Самарская область
Заречный район школа
Школа Заречный округ
Всероссийская школа
Помогаевская СОШ
Регионовская школа
МОУ СОШ № 1""".splitlines()


def test_whole_phrases_are_told_and_names_of_schools_are_not() -> None:
    assert [text for text in TOTALS if not is_total_of_rows(text)] == []
    assert [text for text in TERRITORIES if not is_territory(text)] == []
    assert [text for text in NOTES if not is_note(text)] == []
    told = (is_total_of_rows, is_territory, is_note)
    assert [text for text in SCHOOLS if any(says(text) for says in told)] == []
