#!/usr/bin/env bash
# CPU time of the packaged agent and of the database server that it watches, at one collection every few seconds and
# a slow tier five times rarer (as 60 s and 5 minutes), with postgres_exporter or mysqld_exporter beside it on the
# same server where that is installed.
#
#   benchmarks/databases.sh [--engine postgresql|mysql] [--databases N] [--tables N] [--minutes N]
#                           [--exporter-options "..."]
#
# Linux only. Needs the packaged distribution (mvn package), curl, and a server's programs: PostgreSQL's initdb,
# postgres, psql (also those in /usr/lib/postgresql) or MariaDB's mariadb-install-db, mariadbd, mariadb. It makes a
# server of its own in a temporary folder, on a free port, and removes it.
set -euo pipefail

engine=postgresql
databases=200
tables=50
minutes=5
exporter_options=
while [ $# -gt 0 ]; do
  case "$1" in
    --engine) engine=$2; shift 2 ;;
    --databases) databases=$2; shift 2 ;;
    --tables) tables=$2; shift 2 ;;
    --minutes) minutes=$2; shift 2 ;;
    --exporter-options) exporter_options=$2; shift 2 ;;
    *) echo "Usage: databases.sh [--engine postgresql|mysql] [--databases N] [--tables N] [--minutes N] [--exporter-options \"...\"]" >&2; exit 2 ;;
  esac
done

fast=6
slow=30
# The first ports from here on that nobody listens at.
free_port() { local port=$1; while (: > "/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done; echo "$port"; }
port=$(free_port 15432)
own_port=$(free_port 19464)
peer_port=$(free_port 19187)
metrics=http://127.0.0.1:$own_port/metrics
root=$(cd "$(dirname "$0")/.." && pwd)
monitor=$root/distribution/target/workload-monitor/bin/monitor
[ -x "$monitor" ] || { echo "No $monitor. Run 'mvn -q -DskipTests package' first." >&2; exit 2; }
PATH=$PATH:$(echo /usr/lib/postgresql/*/bin | tr ' ' ':'):/usr/sbin
work=$(mktemp -d)
chmod 755 "$work"
started=()
finish() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  # The server is a child's child where it must not be root's, so it can't be waited for.
  for pid in "${started[@]}"; do while kill -0 "$pid" 2>/dev/null; do wait "$pid" 2>/dev/null || sleep 0.1; done; done
  rm -rf "$work"
}
trap finish EXIT

tick=$(getconf CLK_TCK)
# CPU milliseconds of a process and of all below it, ended ones included once they were waited for.
cpu_ms() {
  local total=0 pid children
  for pid in "$@"; do
    children=$(cat /proc/"$pid"/task/*/children 2>/dev/null || true)
    total=$((total + $(sed 's/.*) //' "/proc/$pid/stat" | awk -v t="$tick" '{ print int(($12 + $13 + $14 + $15) * 1000 / t) }')))
    # shellcheck disable=SC2086
    [ -z "$children" ] || total=$((total + $(cpu_ms $children)))
  done
  echo "$total"
}
resident_mb() { awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$1/status"; }
# The server must not be root's.
as_server() { if [ "$(id -u)" = 0 ]; then runuser -u "$1" -- "${@:2}"; else "${@:2}"; fi; }
wait_for() { for _ in $(seq 200); do "$@" >/dev/null 2>&1 && return; sleep 0.2; done; echo "Gave up: $*" >&2; exit 1; }

start_postgresql() {
  for program in initdb postgres psql; do command -v "$program" >/dev/null || { echo "No $program." >&2; exit 2; }; done
  [ "$(id -u)" != 0 ] || chown postgres "$work"
  as_server postgres "$(command -v initdb)" -D "$work/server" -U postgres -A trust --no-sync >/dev/null
  as_server postgres "$(command -v postgres)" -D "$work/server" -p $port -k "$work" -c listen_addresses=127.0.0.1 \
    -c autovacuum=off -c fsync=off -c shared_preload_libraries=pg_stat_statements \
    >"$work/server.log" 2>&1 &
  server=$!
  started+=("$server")
  sql() { psql -q -h 127.0.0.1 -p $port -U postgres "$@"; }
  wait_for sql -c 'SELECT 1'
  sql -c 'CREATE EXTENSION pg_stat_statements' -c 'CREATE DATABASE sample'
  for i in $(seq "$tables"); do
    echo "CREATE TABLE t$i (id int PRIMARY KEY, name text); INSERT INTO t$i SELECT n, 'row ' || n FROM generate_series(1, 50) n;"
  done | sql sample
  for i in $(seq "$databases"); do echo "CREATE DATABASE db$i TEMPLATE sample STRATEGY file_copy;"; done | sql
  sql -c 'CREATE ROLE monitor LOGIN' -c 'GRANT pg_monitor TO monitor' -c 'CHECKPOINT'
  server=$(head -1 "$work/server/postmaster.pid")
  started=("$server" "${started[@]}")
  url=jdbc:postgresql://127.0.0.1:$port/postgres
  collector="{ type: postgresql, url: '$url', username: monitor, interval: ${fast}s, slow_interval: ${slow}s }"
  exporter=prometheus-postgres-exporter
  export DATA_SOURCE_NAME="postgresql://monitor@127.0.0.1:$port/postgres?sslmode=disable"
}

start_mysql() {
  for program in mariadb-install-db mariadbd mariadb; do command -v "$program" >/dev/null || { echo "No $program." >&2; exit 2; }; done
  [ "$(id -u)" != 0 ] || chown mysql "$work"
  as_server mysql "$(command -v mariadb-install-db)" --no-defaults --datadir="$work/server" --auth-root-authentication-method=normal >/dev/null 2>&1
  as_server mysql "$(command -v mariadbd)" --no-defaults --datadir="$work/server" --port=$port --bind-address=127.0.0.1 \
    --socket="$work/socket" --performance-schema=on --innodb-flush-log-at-trx-commit=0 >"$work/server.log" 2>&1 &
  server=$!
  started+=("$server")
  sql() { mariadb --no-defaults --socket="$work/socket" -u root "$@"; }
  wait_for sql -e 'SELECT 1'
  for d in $(seq "$databases"); do
    echo "CREATE DATABASE db$d; USE db$d;"
    for i in $(seq "$tables"); do echo "CREATE TABLE t$i (id int AUTO_INCREMENT PRIMARY KEY, name text);"; done
  done | sql
  sql -e "DROP USER IF EXISTS ''@'localhost', ''@'$(hostname)'; CREATE USER monitor@'%' IDENTIFIED BY 'monitor'; GRANT PROCESS, REPLICATION CLIENT ON *.* TO monitor@'%'; GRANT SELECT ON performance_schema.* TO monitor@'%'"
  # As the exporter's own documentation has it.
  sql -e "CREATE USER exporter@'%' IDENTIFIED BY 'exporter'; GRANT PROCESS, REPLICATION CLIENT, SELECT ON *.* TO exporter@'%'"
  server=$(cat "$work"/server/*.pid)
  started=("$server" "${started[@]}")
  url=jdbc:mysql://127.0.0.1:$port/
  collector="{ type: mysql, url: '$url', username: monitor, password: monitor, interval: ${fast}s, slow_interval: ${slow}s }"
  exporter=prometheus-mysqld-exporter
  export DATA_SOURCE_NAME="exporter:exporter@(127.0.0.1:$port)/"
}

"start_$engine"
cat > "$work/monitor.yaml" <<YAML
components:
  - id: db
    type: database
    collectors:
      - $collector
sinks:
  - { type: openmetrics, listen: 127.0.0.1:$own_port }
YAML

# report NAME PID URL: one row over the next minutes; the server's time while nobody asks is taken off.
report() {
  local seconds=$((minutes * 60)) cycles=$((minutes * 60 / fast)) agent_before agent_after server_before server_after
  agent_before=$(cpu_ms "$2"); server_before=$(cpu_ms "$server")
  sleep "$seconds"
  agent_after=$(cpu_ms "$2"); server_after=$(cpu_ms "$server")
  awk -v n="$1" -v a=$((agent_after - agent_before)) -v s=$((server_after - server_before)) -v idle="$idle" -v c="$cycles" \
    -v sec="$seconds" -v mb="$(resident_mb "$2")" -v series="$(curl -s "$3" | grep -vc '^#' || true)" 'BEGIN {
    printf "| %-24s | %6d | %8.1f | %8.1f | %6.1f |\n", n, series, a / c, (s - idle * sec) / c, mb }'
}

before=$(cpu_ms "$server"); sleep 30; after=$(cpu_ms "$server")
idle=$(awk -v d=$((after - before)) 'BEGIN { print d / 30 }')
echo "$(date -u +%FT%TZ) $(nproc) cores, kernel $(uname -r), $engine with $databases databases of $tables tables,"
echo "$minutes min each at one cycle every ${fast} s, slow tier every ${slow} s; server idle: ${idle} ms/s"
echo "| agent                    | series | agent CPU ms/cycle | server CPU ms/cycle | resident MB |"
echo "| --- | --- | --- | --- | --- |"

MONITOR_DATA=$work/data "$monitor" run --config "$work/monitor.yaml" >"$work/agent.out" 2>"$work/agent.err" &
agent=$!
started+=("$agent")
sleep 60
report "this agent" "$agent" "$metrics"
curl -s "$metrics" | grep -E '_collector_(statements|rows|wait|server_time)' || true
kill "$agent"; wait "$agent" || true

if command -v "$exporter" >/dev/null; then
  # shellcheck disable=SC2086
  "$exporter" --web.listen-address=127.0.0.1:$peer_port $exporter_options >"$work/exporter.out" 2>&1 &
  peer=$!
  started+=("$peer")
  ( while sleep $fast; do curl -s -o /dev/null http://127.0.0.1:$peer_port/metrics; done ) &
  started+=("$!")
  sleep 10
  report "$exporter" "$peer" http://127.0.0.1:$peer_port/metrics
fi
