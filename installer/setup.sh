#!/bin/sh
# System packages for building the MSI and, with the word `test`, for trying it under Wine. Debian, Ubuntu.
set -eu

stop() { printf '%s\n' "installer: $1" >&2; exit 1; }

# command -> package
wanted="wixl wixl
msibuild msitools
x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
mvn maven
git git"
if [ "${1:-}" = test ]; then
    wanted="$wanted
wine wine
Xvfb xvfb
xdotool xdotool
import imagemagick"
fi

missing=$(printf '%s\n' "$wanted" | while read -r command package; do
    command -v "$command" >/dev/null 2>&1 || printf '%s ' "$package"
done)
[ -n "$missing" ] || exit 0
command -v apt-get >/dev/null 2>&1 || stop "these packages are missing: $missing"
if [ "$(id -u)" = 0 ]; then root=""; elif command -v sudo >/dev/null 2>&1; then root=sudo
else stop "these packages need root to install: $missing"; fi
printf '%s\n' "installer: installing system packages: $missing"
# shellcheck disable=SC2086 -- lists of words
$root env DEBIAN_FRONTEND=noninteractive apt-get -q update || stop "the package lists could not be read"
# shellcheck disable=SC2086
$root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 install -y --no-install-recommends $missing ||
    stop "the packages could not be installed: $missing"
