"""Nothing ever asks the internet: no module that could do so is imported."""

from tests.architecture.modules import MODULES, imports_of, name_of

# What can open a connection, in the standard library and in what is installed beside it.
_REACHING = frozenset(
    {
        "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests",
        "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser",
        "wsgiref", "xmlrpc",
        "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebEngineCore",
        "PySide6.QtWebSockets", "PySide6.QtHttpServer",
    }
)  # fmt: skip
_HARMLESS = frozenset({"urllib.parse"})  # takes addresses apart
_FILE = "QDesktopServices.openUrl(QUrl.fromLocalFile("


def test_nothing_that_could_go_online_is_imported() -> None:
    offenders = [
        f"{name_of(path)} imports {one}"
        for path in MODULES
        for one in sorted(imports_of(path))
        if _is_within(one, _REACHING) and not _is_within(one, _HARMLESS)
    ]
    assert not offenders


def _is_within(module: str, packages: frozenset[str]) -> bool:
    return any(module == one or module.startswith(f"{one}.") for one in packages)


def test_a_module_that_could_go_online_would_be_told() -> None:
    for module in ("socket", "urllib.request.urlopen", "PySide6.QtNetwork.QTcpSocket"):
        assert _is_within(module, _REACHING), module
        assert not _is_within(module, _HARMLESS), module
    assert not _is_within("socketless", _REACHING)


def test_a_browser_is_asked_only_for_an_address_that_the_user_typed() -> None:
    """Everything else that the system is asked to open is a file or a folder."""
    texts = {name_of(path): path.read_text(encoding="utf-8") for path in MODULES}
    others = {name: text.count("openUrl(") - text.count(_FILE) for name, text in texts.items()}
    assert {name: count for name, count in others.items() if count} == {"app.views.base.opening": 1}
    assert "def open_link" in texts["app.views.base.opening"]
