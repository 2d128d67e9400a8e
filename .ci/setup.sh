#!/bin/sh
# Prepares a checkout: a Python >= 3.11 with venv, the system libraries that Qt needs, and .venv
# with the locked dependencies. Does nothing when all of it is there already.
set -eu
cd "$(dirname "$0")/.."

stop() { printf '%s\n' "setup: $1" >&2; exit 1; }

# --- system packages (Debian, Ubuntu) -------------------------------------------------------------
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else stop "these system packages are missing and need root to install: $missing. Run: apt-get install $missing"
    fi
}

install_packages() {
    missing="$*"
    command -v apt-get >/dev/null 2>&1 ||
        stop "these system packages are missing: $missing. Install them with the package manager of this system."
    printf '%s\n' "setup: installing system packages: $missing"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update ||
        stop "the package lists could not be read; install by hand: $missing"
    # shellcheck disable=SC2086 -- a list of package names
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $missing ||
        stop "the system packages could not be installed; install by hand: $missing"
}

# library file -> package, what PySide6 needs to import and to show a window (xcb)
libraries="
libEGL.so.1 libegl1
libGL.so.1 libgl1
libglib-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
"

missing_libraries() {
    ldconfig=$(command -v ldconfig || echo /sbin/ldconfig)
    known=$("$ldconfig" -p 2>/dev/null || true)
    printf '%s\n' "$libraries" | while read -r file package; do
        [ -n "$file" ] || continue
        case "$known" in *"$file "*) ;; *) printf '%s ' "$package" ;; esac
    done
}

# --- Python -----------------------------------------------------------------------------------------
find_python() {
    for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c '
import sys
raise SystemExit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    stop "Python 3.11, 3.12 or 3.13 is needed and was not found (set PYTHON=/path/to/python)."
}

python=$(find_python)
wanted=""
if [ "$(uname -s)" = Linux ]; then
    wanted=$(missing_libraries)
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        wanted="$wanted$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    # shellcheck disable=SC2086 -- a list of package names
    [ -z "$wanted" ] || install_packages $wanted
fi

# --- .venv ------------------------------------------------------------------------------------------
stamp=.venv/opora-lock.sha256
lock=$(cat requirements.lock tests/requirements.lock | sha256sum | cut -d' ' -f1)
if [ ! -x .venv/bin/python ] || [ "$(cat "$stamp" 2>/dev/null)" != "$lock" ]; then
    printf '%s\n' "setup: installing the locked Python packages into .venv"
    [ -x .venv/bin/python ] || { rm -rf .venv; "$python" -m venv .venv || stop "the virtual environment could not be made"; }
    .venv/bin/python -m pip --disable-pip-version-check -q install --require-hashes --only-binary :all: \
        -r tests/requirements.lock || stop "the Python packages could not be installed (see the lines above)"
    printf '%s' "$lock" >"$stamp"
fi
