"""Which program made a file of Office: the part that Word, Excel and the folder show it from.

Workbooks get it here, Word documents in `documents.docx.package`. It tells the program and its
version, and nothing of whoever made the file or of the computer.
"""

import re
from html import escape

from app import MADE_BY, __version__

PART = "docProps/app.xml"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
RELATION = "extended-properties"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def properties_xml(version: str = __version__) -> str:
    """The part without its declaration.

    Its own field of the version is two digits, a point and four digits (ECMA-376, part 1,
    22.2.2.3): Word refuses a file with any other as damaged. Version 1.2.3 is 01.0203; the words
    before it tell the version as people know it.
    """
    major, minor, least = (int(part) for part in re.findall(r"\d+", version)[:3])
    return (
        f'<Properties xmlns="{_NAMESPACE}"><Application>{escape(MADE_BY)}</Application>'
        f"<AppVersion>{major:02}.{minor:02}{least:02}</AppVersion></Properties>"
    )
