#!/bin/sh
# Installs «Опора» for the user who runs it; no administrator is needed. In a terminal: sh install.sh
# Exit codes: 0 installed; 2 refused, nothing changed; 1 it failed, what was installed before is still there.
here=$(dirname -- "$(readlink -f -- "$0")")
python=$here/runtime/bin/opora

stop() { printf '%s\n' "$1" >&2; exit "$2"; }

[ "$(uname -s)" = Linux ] && [ "$(uname -m)" = x86_64 ] ||
    stop "Программа рассчитана на 64-разрядный Linux (x86_64), здесь система $(uname -s) $(uname -m). Ничего не изменено." 2
glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d' ' -f2)
[ "$(printf '%s\n' 2.28 "$glibc" | sort -V | head -n 1)" = 2.28 ] ||
    stop "Система слишком старая: нужна библиотека glibc версии 2.28 или новее (она есть, например, в Astra Linux 1.7), здесь «$glibc». Ничего не изменено." 2
[ -f "$python" ] ||
    stop "Архив распакован не полностью: нет файла «runtime/bin/opora». Распакуйте архив ещё раз, целиком." 2
[ -x "$python" ] || chmod +x "$python" "$here/opora" 2>/dev/null
"$python" -I -B -c '' 2>/dev/null ||
    stop "Из папки «$here» программы не запускаются. Распакуйте архив в домашнюю папку и повторите." 2
exec "$python" -I -B -X utf8 -m installation install "$@"
