#!/usr/bin/env bash
# Runs a command against a PostgreSQL server of its own, on a free port, gone afterwards.
set -euo pipefail

bin=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1)")
folder=$(mktemp -d)
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
as=()
if [ "$(id -u)" -eq 0 ]; then # PostgreSQL refuses to run as root
  chown postgres "$folder"
  as=(runuser -u postgres --)
fi
stop() {
  (cd / && "${as[@]}" "$bin/pg_ctl" -D "$folder/db" -m immediate stop >/dev/null 2>&1) || true
  rm -rf "$folder"
}
trap stop EXIT

here=$PWD
cd /
"${as[@]}" "$bin/initdb" -D "$folder/db" -U forum --auth=trust -E UTF8 --locale=C >/dev/null
"${as[@]}" "$bin/pg_ctl" -D "$folder/db" -w -l "$folder/log" \
  -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200" start >/dev/null
"${as[@]}" "$bin/createdb" -h 127.0.0.1 -p "$port" -U forum forum
cd "$here"
FORUM_TEST_DATABASE_URL="postgresql+psycopg://forum@127.0.0.1:$port/forum" "$@"
