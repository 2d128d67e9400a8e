#!/bin/sh
# System packages for building the MSI and, with the word `test`, for trying it under Wine; with the word `linux` for
# building the packages for Linux, with `linux-test` for trying them on a bare Debian. Debian, Ubuntu.
set -eu

stop() { printf '%s\n' "installer: $1" >&2; exit 1; }

# command -> package, for every word that may be given
msi="wixl wixl
msibuild msitools
x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
mvn maven
git git"
screen="Xvfb xvfb
xdotool xdotool
import imagemagick"
linux="objdump binutils
dpkg-deb dpkg
xz xz-utils
mvn maven
git git"
case "${1:-}" in
    "") wanted=$msi ;;
    test) wanted=$(printf '%s\n' "$msi" "wine wine" "$screen") ;;
    linux) wanted=$linux ;;
    linux-test) wanted=$(printf '%s\n' "$linux" "debootstrap debootstrap" "$screen") ;;
    *) stop "unknown word: $1" ;;
esac

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
