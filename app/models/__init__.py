"""What is stored: tables, column types and enumerations. No queries, no Qt.

Importing the package maps every table: a module that lies here need not be named. It is imported
where something is stored, never for the first screen.
"""

import pkgutil
from importlib import import_module

from app.models.identification import (
    CustomProfile,
    IdentificationRun,
    ManualDecision,
    RunAnnulment,
    Verdict,
)
from app.models.organisation import Department, Person, PersonForm, SchoolYear, Setting
from app.models.programme import (
    Attachment,
    Criterion,
    CriterionValue,
    ExecutionMark,
    LibraryMeasure,
    Measure,
    MeasureOccurrence,
    MeasureParty,
    Plan,
    PlanReview,
    PlanSection,
    Programme,
)
from app.models.register import (
    ArchivedOrder,
    ChangeEntry,
    ChangeSet,
    ChangeSubject,
    OrderRecord,
    OrderScan,
    OutputRecord,
    RegionInfo,
)
from app.models.result import Procedure, ProcedureGap, Result
from app.models.school import (
    PassportBlock,
    PassportValue,
    School,
    SchoolAlias,
    SupportEntry,
    SupportEvent,
    SupportStep,
    SupportWork,
)

__all__ = [
    "ArchivedOrder",
    "Attachment",
    "ChangeEntry",
    "ChangeSet",
    "ChangeSubject",
    "Criterion",
    "CriterionValue",
    "CustomProfile",
    "Department",
    "ExecutionMark",
    "IdentificationRun",
    "LibraryMeasure",
    "ManualDecision",
    "Measure",
    "MeasureOccurrence",
    "MeasureParty",
    "OrderRecord",
    "OrderScan",
    "OutputRecord",
    "PassportBlock",
    "PassportValue",
    "Person",
    "PersonForm",
    "Plan",
    "PlanReview",
    "PlanSection",
    "Procedure",
    "ProcedureGap",
    "Programme",
    "RegionInfo",
    "Result",
    "RunAnnulment",
    "School",
    "SchoolAlias",
    "SchoolYear",
    "Setting",
    "SupportEntry",
    "SupportEvent",
    "SupportStep",
    "SupportWork",
    "Verdict",
]

for _module in pkgutil.iter_modules(__path__, f"{__name__}."):
    if not _module.ispkg:
        import_module(_module.name)
