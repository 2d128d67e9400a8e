"""The question to `wintrust.dll`: whether a signature holds, and whose it is.

https://learn.microsoft.com/windows/win32/api/wintrust and /wincrypt describe the functions and the
structures; of a structure that Windows fills only the beginning is declared, up to what is read.
"""

import ctypes
from ctypes import POINTER, byref, c_ubyte, c_void_p, sizeof
from ctypes.wintypes import BOOL, DWORD, HANDLE, LPCWSTR, LPWSTR, WORD
from pathlib import Path
from typing import Any

from app.services.program.releases.signature import Publisher

_NO_WINDOW, _A_FILE, _FROM_CACHE_ONLY = 2, 1, 0x1000  # WTD_…: neither windows nor the network
_VERIFY, _CLOSE = 1, 2  # WTD_STATEACTION_…
_ATTRIBUTE, _SHOWN = 3, 4  # CERT_NAME_ATTR_TYPE, CERT_NAME_SIMPLE_DISPLAY_TYPE
_ORGANISATION, _COUNTRY = b"2.5.4.10", b"2.5.4.6"  # X.520


class _Guid(ctypes.Structure):
    _fields_ = (("first", DWORD), ("second", WORD), ("third", WORD), ("rest", c_ubyte * 8))


class _FileInfo(ctypes.Structure):
    _fields_ = (("size", DWORD), ("path", LPCWSTR), ("handle", HANDLE), ("subject", c_void_p))


class _TrustData(ctypes.Structure):
    _fields_ = (
        ("size", DWORD),
        ("policy_data", c_void_p),
        ("sip_data", c_void_p),
        ("ui_choice", DWORD),
        ("revocation", DWORD),
        ("union_choice", DWORD),
        ("file", c_void_p),
        ("state_action", DWORD),
        ("state", HANDLE),
        ("url", LPCWSTR),
        ("flags", DWORD),
        ("ui_context", DWORD),
        ("settings", c_void_p),
    )


class _ProviderCertificate(ctypes.Structure):
    _fields_ = (("size", DWORD), ("certificate", c_void_p))


# WINTRUST_ACTION_GENERIC_VERIFY_V2
_REST = (c_ubyte * 8)(0x8C, 0xC2, 0x00, 0xC0, 0x4F, 0xC2, 0x95, 0xEE)
_ACTION = _Guid(0x00AAC56B, 0xCD44, 0x11D0, _REST)


def ask(path: Path) -> tuple[int, Publisher | None]:
    """The answer of WinVerifyTrust about a file, and the first signer when it is trusted.

    Only in Windows.
    """
    trust, crypt = _library("wintrust"), _library("crypt32")
    trust.WinVerifyTrust.restype = ctypes.c_long
    about = _FileInfo(sizeof(_FileInfo), str(path), None, None)
    data = _TrustData(size=sizeof(_TrustData))
    data.ui_choice, data.union_choice, data.flags = _NO_WINDOW, _A_FILE, _FROM_CACHE_ONLY
    data.file, data.state_action = ctypes.addressof(about), _VERIFY
    code = int(trust.WinVerifyTrust(None, byref(_ACTION), byref(data)))
    try:
        return code, _publisher(trust, crypt, data.state) if code == 0 else None
    finally:
        data.state_action = _CLOSE
        trust.WinVerifyTrust(None, byref(_ACTION), byref(data))


def _library(name: str) -> Any:  # noqa: ANN401 - functions of C
    return getattr(ctypes, "WinDLL")(name)  # noqa: B009 - not there on other systems


def _publisher(
    trust: Any,  # noqa: ANN401 - functions of C
    crypt: Any,  # noqa: ANN401 - as above
    state: int | None,
) -> Publisher | None:
    """The subject of the first signer's own certificate."""
    provider_of = trust.WTHelperProvDataFromStateData
    provider_of.argtypes, provider_of.restype = (HANDLE,), c_void_p
    signer_of = trust.WTHelperGetProvSignerFromChain
    signer_of.argtypes, signer_of.restype = (c_void_p, DWORD, BOOL, DWORD), c_void_p
    certificate_of = trust.WTHelperGetProvCertFromChain
    certificate_of.argtypes = (c_void_p, DWORD)
    certificate_of.restype = POINTER(_ProviderCertificate)
    provider = provider_of(state)
    signer = signer_of(provider, 0, False, 0) if provider else None  # noqa: FBT003 - of C
    found = certificate_of(signer, 0) if signer else None
    if not found or not found.contents.certificate:
        return None
    subject = found.contents.certificate
    name = _name(crypt, subject, _SHOWN)
    if not name:
        return None
    return Publisher(
        name=name,
        organisation=_name(crypt, subject, _ATTRIBUTE, _ORGANISATION),
        country=_name(crypt, subject, _ATTRIBUTE, _COUNTRY),
    )


def _name(
    crypt: Any,  # noqa: ANN401 - as above
    certificate: int,
    kind: int,
    attribute: bytes | None = None,
) -> str:
    """A name of the subject; empty when the certificate has none of this kind."""
    name_of = crypt.CertGetNameStringW
    name_of.argtypes = (c_void_p, DWORD, DWORD, c_void_p, LPWSTR, DWORD)
    name_of.restype = DWORD
    about = ctypes.cast(ctypes.c_char_p(attribute), c_void_p)
    room = name_of(certificate, kind, 0, about, None, 0)  # with the zero at the end
    text = ctypes.create_unicode_buffer(room)
    name_of(certificate, kind, 0, about, text, room)
    return " ".join(text.value.split())
