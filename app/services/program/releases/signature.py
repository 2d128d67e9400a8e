"""Signatures of files as Windows sees them; other systems know none of this kind."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Any


class Signature(StrEnum):
    """What the system says of the signature of a file.

    Members:
        NONE: there is none.
        TRUSTED: Windows trusts it, and the file is the one that was signed.
        BAD: there is one, and the file was changed or nobody vouches for the signer.
        UNKNOWN: there is one, and this system cannot check it.
    """

    NONE = "none"
    TRUSTED = "trusted"
    BAD = "bad"
    UNKNOWN = "unknown"


# Outcomes of WinVerifyTrust that mean: there is no signature, or nothing that could bear one.
_NO_SIGNATURE = 0x800B0100
_NO_KIND = (0x800B0001, 0x800B0003)


def signature_of(path: Path) -> Signature:
    """Ask Windows; elsewhere it is never more than `UNKNOWN`.

    Nothing is asked over the network: a revoked certificate is known only as far as Windows has
    heard of it before.
    """
    if sys.platform != "win32":
        return Signature.UNKNOWN
    return outcome(_win_verify_trust(path))


def outcome(code: int) -> Signature:
    """What an answer of WinVerifyTrust means."""
    code &= 0xFFFFFFFF
    if code == 0:
        return Signature.TRUSTED
    return Signature.NONE if code in (_NO_SIGNATURE, *_NO_KIND) else Signature.BAD


def _win_verify_trust(path: Path) -> int:
    """The answer of `wintrust.dll` about a file, without windows and without the network."""
    import ctypes
    from ctypes import wintypes

    class Guid(ctypes.Structure):
        _fields_ = (
            ("first", wintypes.DWORD),
            ("second", wintypes.WORD),
            ("third", wintypes.WORD),
            ("rest", ctypes.c_ubyte * 8),
        )

    class FileInfo(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.DWORD),
            ("path", wintypes.LPCWSTR),
            ("handle", wintypes.HANDLE),
            ("subject", ctypes.c_void_p),
        )

    class TrustData(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.DWORD),
            ("policy_data", ctypes.c_void_p),
            ("sip_data", ctypes.c_void_p),
            ("ui_choice", wintypes.DWORD),
            ("revocation", wintypes.DWORD),
            ("union_choice", wintypes.DWORD),
            ("file", ctypes.c_void_p),
            ("state_action", wintypes.DWORD),
            ("state", wintypes.HANDLE),
            ("url", wintypes.LPCWSTR),
            ("flags", wintypes.DWORD),
            ("ui_context", wintypes.DWORD),
            ("settings", ctypes.c_void_p),
        )

    # WINTRUST_ACTION_GENERIC_VERIFY_V2
    rest = (ctypes.c_ubyte * 8)(0x8C, 0xC2, 0x00, 0xC0, 0x4F, 0xC2, 0x95, 0xEE)
    action = Guid(0x00AAC56B, 0xCD44, 0x11D0, rest)
    about = FileInfo(ctypes.sizeof(FileInfo), str(path), None, None)
    data = TrustData()
    data.size = ctypes.sizeof(TrustData)
    no_window, a_file, from_cache_only = 2, 1, 0x1000
    data.ui_choice, data.union_choice, data.flags = no_window, a_file, from_cache_only
    data.file = ctypes.addressof(about)
    library: Any = getattr(ctypes, "WinDLL")("wintrust")  # noqa: B009 - not there on other systems
    library.WinVerifyTrust.restype = ctypes.c_long
    return int(library.WinVerifyTrust(None, ctypes.byref(action), ctypes.byref(data)))
