"""What every Word document has beside its text: our own, nothing of a library's template.

Russian, Times New Roman, no theme, the styles of a `DocumentStyle`.
"""

from app.services.documents.docx.footnotes import PROPERTIES, Footnotes
from app.services.documents.docx.oxml import NAMESPACES
from app.services.documents.docx.package import MAIN, ROOT, Package
from app.services.documents.docx.word_styles import styles_xml
from app.services.documents.model.styles import DocumentStyle

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FONT_TABLE = (
    f'<w:fonts {NAMESPACES}><w:font w:name="Times New Roman"><w:altName w:val="Liberation Serif"/>'
    '<w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
_COMPATIBILITY = "http://schemas.microsoft.com/office/word"


def empty_package(style: DocumentStyle) -> Package:
    """A package with the parts that every document has; the main one is still to come."""
    package = Package()
    add_main_part(package, "")
    package.relate(ROOT, "officeDocument", MAIN)
    for name, sort, text in (
        ("word/styles.xml", "styles", styles_xml(style)),
        ("word/settings.xml", "settings", _settings_xml(style)),
        ("word/fontTable.xml", "fontTable", _FONT_TABLE),
    ):
        add_word_part(package, name, sort, text)
    return package


def add_word_part(package: Package, name: str, sort: str, text: str) -> str:
    """Add a part of Word that the main one refers to; its identifier there."""
    package.add(name, f"{_WORD}.{sort}+xml", text)
    return package.relate(MAIN, sort, name)


def add_footnotes(package: Package, style: DocumentStyle, notes: Footnotes) -> None:
    """Add the footnotes, and what the settings say of them."""
    add_word_part(package, "word/footnotes.xml", "footnotes", notes.xml())
    told = f"<w:footnotePr>{PROPERTIES}</w:footnotePr>"
    add_word_part(package, "word/settings.xml", "settings", _settings_xml(style, told))


def add_main_part(package: Package, text: str) -> None:
    """Add the part that holds the text of the document, or its text when there is one."""
    package.add(MAIN, f"{_WORD}.document.main+xml", text)


def _settings_xml(style: DocumentStyle, notes: str = "") -> str:
    """Words are divided where a look wants it, in two lines one after another at most."""
    divided = any(look.hyphenate for look in style.looks.values())
    hyphens = '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/>' if divided else ""
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="709"/>{hyphens}'
        '<w:hyphenationZone w:val="357"/><w:doNotHyphenateCaps/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"{notes}<w:compat>"
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{_COMPATIBILITY}" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="ru-RU"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )
