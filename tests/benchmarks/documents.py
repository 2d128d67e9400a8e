"""A 60-page document: DOCX against docxtpl, PDF against typst, the work without the imports."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.benchmarks.measure import ROOT, Ratio, fresh_process

ROWS, SECTIONS, PARAGRAPHS = 1500, 8, 6
SENTENCE = (
    "Управление образования анализирует результаты оценочных процедур и оказывает школам "
    "адресную методическую помощь в соответствии с планом мероприятий учебного года. "
)

# Each script prints milliseconds; imports are done before the clock starts.
_COMMON = f"""
import sys, time, gc
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
out = Path(sys.argv[2])
ROWS, SECTIONS, PARAGRAPHS, SENTENCE = {ROWS}, {SECTIONS}, {PARAGRAPHS}, {SENTENCE!r}
rows = [[str(n), f"Мероприятие {{n}} по сопровождению школ района", "Сентябрь 2026 года",
         "Управление образования", "Выполнено, приказ от 17.08.2026"] for n in range(1, ROWS + 1)]
"""

_OURS = (
    _COMMON
    + """
from tests.benchmarks.long_document import build
from app.services.documents.docx import render as render_docx
from app.services.documents.pdf import render as render_pdf
from app.services.documents.model.styles import make_style
document, style = build(rows, SECTIONS, PARAGRAPHS, SENTENCE, contents={contents}), make_style()
{warm}
gc.collect()
begin = time.perf_counter()
{module}.render(document, style, out)
print((time.perf_counter() - begin) * 1000)
"""
)
_WARM_DOCX = "import docx, lxml.etree"
_WARM_PDF = "import reportlab.platypus, reportlab.pdfbase.ttfonts, pyphen"

_DOCXTPL = (
    _COMMON
    + """
import docx
from docxtpl import DocxTemplate
template = out.with_name("template.docx")
document = docx.Document()
for section in range(SECTIONS):
    document.add_heading(f"Раздел {section + 1}", 1)
    for _ in range(PARAGRAPHS):
        document.add_paragraph(SENTENCE * 4)
table = document.add_table(rows=4, cols=5)
titles = ("№", "Мероприятие", "Срок", "Ответственный", "Отметка")
for cell, text in zip(table.rows[0].cells, titles):
    cell.text = text
table.rows[1].cells[0].text = "{%tr for row in rows %}"
for index, cell in enumerate(table.rows[2].cells):
    cell.text = "{{ row[" + str(index) + "] }}"
table.rows[3].cells[0].text = "{%tr endfor %}"
document.save(template)
gc.collect()
begin = time.perf_counter()
made = DocxTemplate(template)
made.render({"rows": rows})
made.save(out)
print((time.perf_counter() - begin) * 1000)
"""
)

_TYPST = (
    _COMMON
    + """
import typst
source = out.with_suffix(".typ")
text = ['#set page(paper: "a4", numbering: "1")',
        '#set text(font: "Libertinus Serif", lang: "ru", size: 12pt)',
        '#set par(justify: true)', *{outline}]
for section in range(SECTIONS):
    text.append(f"= Раздел {section + 1}")
    text.extend([SENTENCE * 4] * PARAGRAPHS)
cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
text.append('#table(columns: (1fr, 5fr, 3fr, 3fr, 4fr), table.header([№], [Мероприятие], [Срок], '
            f'[Ответственный], [Отметка]), {cells})')
source.write_text("\\n\\n".join(text), encoding="utf-8")
begin = time.perf_counter()
typst.compile(str(source), output=str(out))
print((time.perf_counter() - begin) * 1000)
"""
)


def measure(runs: int = 5) -> list[Ratio]:
    """All ratios; each run is a fresh process, contenders in turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        docx = _pair(
            lambda: _run(_ours("render_docx", _WARM_DOCX), folder / "ours.docx"),
            lambda: _run(_DOCXTPL, folder / "docxtpl.docx"),
            runs,
        )
        pdf, listed = (
            _pair(
                partial(_run, _ours("render_pdf", _WARM_PDF, contents=one), folder / "ours.pdf"),
                partial(_run, _typst(contents=one), folder / "typst.pdf"),
                runs,
            )
            for one in (False, True)
        )
    return [
        Ratio("60-page DOCX / docxtpl", *docx, "ms", 0.25),
        Ratio("60-page PDF / typst", *pdf, "ms", 0.35),
        Ratio("60-page PDF with contents / typst", *listed, "ms", 0.6),
    ]


def _ours(module: str, warm: str, *, contents: bool = False) -> str:
    script = _OURS.replace("{module}", module).replace("{warm}", warm)
    return script.replace("{contents}", str(contents))


def _typst(*, contents: bool) -> str:
    return _TYPST.replace("{outline}", '["#outline()"]' if contents else "[]")


def _run(script: str, out: Path) -> float:
    return fresh_process(script, str(out))[0]


def _pair(
    ours: Callable[[], float], yardstick: Callable[[], float], runs: int
) -> tuple[float, float]:
    from tests.benchmarks.measure import interleaved

    return interleaved(ours, yardstick, runs)
