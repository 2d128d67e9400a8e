"""Every kind in many settings: pages measured as PDF, as LibreOffice shows the DOCX, by schema.

python -m tests.pages.run [NAME...]: only the combinations whose names begin so; files stay in
`build/pages`.
"""

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.services.storage.workspace import open_workspace
from tests.differential.office import NoOfficeError, convert
from tests.ooxml.checking import faults as schema_faults
from tests.pages.archive_check import NoValidatorError, archive_faults, claims_archive
from tests.pages.combinations import Combination, combinations
from tests.pages.district import CLOCK, DISTRICTS, make_district
from tests.pages.faults import Fault
from tests.pages.measuring import Made, make, pages_of, required
from tests.pages.words import Division, divisions, document_text, letters
from tests.services.documents.samples import bare

FOLDER = Path(__file__).resolve().parents[2] / "build" / "pages"
_EQUAL_PARTS = (58, 60)  # so many of so many have as many pages in both formats
_NAME = 36  # letters
_PRINTED = 4  # faults of one rule that are printed for one file


def main(names: Sequence[str]) -> int:
    """Make, convert, measure, print; 1 when a limit is broken or a tool is missing."""
    wanted = [
        one
        for one in combinations()
        if not names or any(one.name.startswith(name) for name in names)
    ]
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    every = list(_made(wanted))
    try:
        convert([made.files["docx"] for made in every], "pdf", FOLDER / "office")
        convert([made.files["docx"] for made in every], "docx", FOLDER / "again")
        archive = _archive([made.files["pdf"] for made in every])
    except (NoOfficeError, NoValidatorError) as error:
        print(error)
        return 1
    outcome = _Outcome()
    print(f"{'':<{_NAME}}{'PDF':>5}{'DOCX':>6}  divided in DOCX alone  faults")
    for made in every:
        outcome.add(made, archive.get(made.combination.name, []))
    return outcome.verdict()


def _made(wanted: Sequence[Combination]) -> Iterator[Made]:
    """The documents that can be made; what the others lack is printed as the catalogue says it."""
    with tempfile.TemporaryDirectory(prefix="opora-pages-") as name:
        for district, content in DISTRICTS.items():
            chosen = [one for one in wanted if one.district == district]
            root = Path(name) / district
            if not chosen:
                continue
            make_district(root, content)
            with open_workspace(root, clock=CLOCK) as workspace:
                for one in chosen:
                    lacking = required(workspace, one)
                    if lacking:
                        print(f"{one.name:<{_NAME}} not made: {'; '.join(lacking)}", flush=True)
                    else:
                        yield make(workspace, one, FOLDER)


def _archive(files: Sequence[Path]) -> dict[str, list[str]]:
    """What keeps the files from being PDF/A, by the names of the combinations."""
    silent = {path.stem: ["does not say that it is PDF/A"] for path in files}
    claiming = [path for path in files if claims_archive(path)]
    if not claiming:
        return silent
    found = archive_faults(claiming)
    return {path.stem: found.get(path.name, []) for path in claiming} | {
        name: why for name, why in silent.items() if name not in {path.stem for path in claiming}
    }


class _Outcome:
    """The figures of all files."""

    def __init__(self) -> None:
        self._apart: Counter[int] = Counter()
        self._rules: Counter[str] = Counter()
        self._files: Counter[str] = Counter()

    def add(self, made: Made, archive: Sequence[str]) -> None:
        """Measure one document and print its line and its faults."""
        name, docx = made.combination.name, made.files["docx"]
        text = document_text(docx)
        ours, found = pages_of(made, made.files["pdf"])
        theirs, in_office = pages_of(made, FOLDER / "office" / f"{name}.pdf")
        mine = divisions(ours, text)
        yours = divisions(theirs, text)
        alone = _only(yours, mine)
        faults = {
            "PDF": [*found, *(Fault("PDF/A", 1, why) for why in archive)],
            "DOCX": [
                *in_office,
                *(Fault("divided in DOCX alone", one.page, one.word) for one in alone),
                *(Fault("schema", 1, why) for why in schema_faults(docx)),
                *_changed(text, document_text(FOLDER / "again" / docx.name)),
            ],
        }
        apart = len(theirs) - len(ours)
        self._apart[apart] += 1
        number = sum(map(len, faults.values()))
        pages = f"{len(ours):>5}{len(theirs):>6}"
        print(f"{name:<{_NAME}}{pages}{apart or '':>4}{len(alone):>18}{number:>9}", flush=True)
        for form, listed in faults.items():
            self._list(form, listed)

    def _list(self, form: str, listed: Sequence[Fault]) -> None:
        numbers: Counter[str] = Counter(fault.rule for fault in listed)
        for rule, number in numbers.items():
            self._rules[f"{form}: {rule}"] += number
            self._files[f"{form}: {rule}"] += 1
            shown = [fault for fault in listed if fault.rule == rule][:_PRINTED]
            for fault in shown:
                print(f"    {form} p. {fault.page}: {rule}: {fault.what}")
            if number > len(shown):
                print(f"    {form}: {rule}: {number - len(shown)} more")

    def verdict(self) -> int:
        """Print the sums; 1 when a limit is broken."""
        documents = self._apart.total()
        enough, whole = _EQUAL_PARTS
        equal, most = self._apart[0], max(map(abs, self._apart), default=0)
        print(f"{documents} documents, {equal} equal in pages, at most {most} apart")
        for rule, number in self._rules.most_common():
            print(f"  {rule}: {number} in {self._files[rule]} documents")
        good = equal * whole >= enough * documents and most <= 1 and not self._rules
        return 0 if good else 1


def _only(theirs: Sequence[Division], ours: Sequence[Division]) -> list[Division]:
    """Divisions of words that the other file divides less often."""
    left = Counter(letters(one.word) for one in ours)
    alone: list[Division] = []
    for one in theirs:
        if left[letters(one.word)]:
            left[letters(one.word)] -= 1
        else:
            alone.append(one)
    return alone


def _changed(ours: str, again: str) -> list[Fault]:
    """Where the text of a file differs that LibreOffice has saved again."""
    mine, theirs = bare(ours), bare(again)
    if mine == theirs:
        return []
    at = next(
        (at for at, pair in enumerate(zip(mine, theirs, strict=False)) if pair[0] != pair[1]), 0
    )
    return [
        Fault("saved again with another text", 1, f"{mine[at : at + 40]} / {theirs[at : at + 40]}")
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
