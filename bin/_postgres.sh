# Sourced by bin/test: finds a PostgreSQL server to test on, or starts one that lives as long as the tests.

# usable_postgres URL: prints the address of a database of our own there; fails when the server
# can't be reached or we may not make databases.
usable_postgres() {
    "$python" - "$1" "verbinding_$$" <<'PYTHON'
import sys
from urllib.parse import urlsplit

import psycopg

address, name = urlsplit(sys.argv[1]), sys.argv[2]
maintenance = address._replace(scheme="postgresql", path="/postgres").geturl()
may_create = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
try:
    with psycopg.connect(maintenance, connect_timeout=3) as connection:
        [allowed] = connection.execute(may_create).fetchone()
except psycopg.Error:
    sys.exit(1)
print(address._replace(scheme="postgres", path=f"/{name}").geturl())
sys.exit(not allowed)
PYTHON
}

# as_server_user COMMAND…: PostgreSQL refuses to run as root, so root borrows another name.
as_server_user() {
    if [ "$(id -u)" -eq 0 ]; then
        local user=nobody
        id postgres >/dev/null 2>&1 && user=postgres
        (cd / && su -s /bin/sh "$user" -c "$(printf '%q ' "$@")")
    else
        "$@"
    fi
}

postgres_binaries() {
    local folder
    folder=$(command -v pg_ctl) && folder=$(dirname "$folder")
    for folder in "$folder" $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin \
        /opt/homebrew/opt/postgresql*/bin 2>/dev/null | sort -rV); do
        [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && say "$folder" && return
    done
    return 1
}

# start_own_postgres FOLDER
start_own_postgres() {
    local binaries folder="$1/postgres" port
    binaries=$(postgres_binaries) || return 1
    mkdir "$folder"
    if [ "$(id -u)" -eq 0 ]; then
        chmod 711 "$1"
        id postgres >/dev/null 2>&1 && chown postgres "$folder" || chown nobody "$folder"
    fi
    port=$("$python" -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])')
    as_server_user "$binaries/initdb" --pgdata "$folder/data" --username postgres --auth trust \
        --encoding UTF8 --no-sync >"$folder.log" 2>&1 &&
        as_server_user "$binaries/pg_ctl" --pgdata "$folder/data" --wait --log "$folder/log" start --options \
            "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c max_connections=200" \
            >>"$folder.log" 2>&1 || {
        cat "$folder.log" >&2
        return 1
    }
    say "$binaries/pg_ctl" >"$folder.started"
    usable_postgres "postgres://postgres@127.0.0.1:$port/"
}

# find_postgres FOLDER: prints the address of a database; FOLDER holds a server of our own.
find_postgres() {
    if [ -n "${TEST_POSTGRES_URL:-}" ]; then
        usable_postgres "$TEST_POSTGRES_URL"
        return
    fi
    usable_postgres postgres://postgres@127.0.0.1:5432/ || start_own_postgres "$1"
}

stop_own_postgres() {
    [ -f "$scratch/postgres.started" ] || return 0
    as_server_user "$(cat "$scratch/postgres.started")" --pgdata "$scratch/postgres/data" \
        --mode immediate --silent stop || true
}
