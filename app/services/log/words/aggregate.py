"""What the tables hold: those of one aggregate are written together and read together."""

from enum import Enum, auto


class Aggregate(Enum):
    """What the rows of a table belong to; whoever reads one of its tables reads them all."""

    SCHOOLS = auto()  # the register with other names of schools
    SUPPORT = auto()  # stays on the lists, stages of the work with a school
    PASSPORTS = auto()
    CRITERIA = auto()
    RESULTS = auto()
    PROCEDURES = auto()  # with those that were not held in a year
    IDENTIFICATION = auto()  # frozen runs, what was decided about them
    PROFILES = auto()  # the rules of one's own
    PROGRAMMES = auto()  # with their indicators and risks, acts, risk profiles of schools
    PAPERS = auto()  # schedules, expertise, pairs, meetings, letters: what papers are made of
    PLANS = auto()  # with marks of execution and the files that prove it
    ORDERS = auto()  # with their scans
    DOCUMENTS = auto()  # the history of files that were made
    DEPARTMENT = auto()
    PEOPLE = auto()
    SETTINGS = auto()
    REGION = auto()  # the information for the region
    LOG = auto()  # years and actions: bookkeeping
