"""The kind of the flat table of ВПР marks."""

from functools import partial

from app.services.importing.kinds.flat_marks.reading import read_flat
from app.services.importing.kinds.results.reading import read_result_tables
from app.services.importing.reading.intake import Intake

INTAKE = Intake(
    key="flat-marks",
    reader=partial(read_result_tables, read=read_flat),
    of_results=True,
)
