# Sourced by the scripts in bin/: goes to the project's folder, finds Python and fills .venv.
# Needs bash, Python 3.11 or newer and a package cache or the internet the first time.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# An empty environment (cron, CI) must not turn Dutch letters into errors.
export LANG=C.UTF-8 LC_ALL=C.UTF-8 PYTHONUTF8=1
python="$PWD/.venv/bin/python"

say() { printf '%s\n' "$@"; }
fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local name
    for name in ${PYTHON:+"$PYTHON"} python3.13 python3.12 python3.11 python3 python; do
        if command -v "$name" >/dev/null && is_new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    return 1
}

make_venv() {
    [ -x "$python" ] && is_new_enough "$python" && return
    local base
    base=$(find_python) || fail "Python 3.11 or newer is needed and wasn't found." \
        "Install it (python.org, or: apt-get install python3 python3-venv), or name it: PYTHON=/path/to/python3.11 $0"
    say "Making .venv with $base"
    rm -rf .venv
    "$base" -m venv .venv ||
        fail "Python could not make .venv. On Debian and Ubuntu: apt-get install python3-venv"
}

# install FILE…: installs those requirements, unless the very same ones were installed before.
install() {
    make_venv
    local name wanted=() stale=
    for name in "$@"; do
        wanted+=(--requirement "$name")
        cmp -s "$name" ".venv/installed-$name" || stale=yes
    done
    [ -n "$stale" ] || return 0
    say "Installing $*"
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes "${wanted[@]}" ||
        fail "The packages could not be installed; see the lines above. Is there an internet connection?"
    for name in "$@"; do cp "$name" ".venv/installed-$name"; done
}

# first_in_path NAME…: prints the first of these programs that exists.
first_in_path() {
    local name
    for name in "$@"; do
        command -v "$name" && return
    done
    return 1
}
