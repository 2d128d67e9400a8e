#!/bin/sh
# Removes «Опора» that install.sh installed for this user; the data stay. In a terminal: sh uninstall.sh
here=$(dirname -- "$(readlink -f -- "$0")")
exec "$here/runtime/bin/opora" -I -B -X utf8 -m installation remove
