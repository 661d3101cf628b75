#!/usr/bin/env bash
# Resident memory of small agents of the packaged distribution, side by side: the host in full with the endpoint for
# Prometheus, and one probe of each kind into a file. Each looks once a second, without start-up cache. In the
# end the endpoint is read by many at once.
#
#   benchmarks/resident.sh [--seconds N] [--java-options OPTIONS]
#
# Linux only. Needs nginx, openssl and curl, and the packaged distribution (mvn -q -DskipTests package).
set -euo pipefail

seconds=300
options=
while [ $# -gt 0 ]; do
  case "$1" in
    --seconds) seconds=$2; shift 2 ;;
    --java-options) options=$2; shift 2 ;;
    *) echo "Usage: resident.sh [--seconds N] [--java-options OPTIONS]" >&2; exit 2 ;;
  esac
done

root=$(cd "$(dirname "$0")/.." && pwd)
monitor=$root/distribution/target/workload-monitor/bin/monitor
[ -x "$monitor" ] || { echo "No $monitor. Run 'mvn -q -DskipTests package' first." >&2; exit 2; }
. "$(dirname "$0")/scratch.sh"

make_certificate
cat > "$work/nginx.conf" <<CONF
daemon off; worker_processes 1; pid $work/nginx.pid; error_log $work/error.log;
events { worker_connections 64; }
http {
  access_log off;
  server {
    listen 127.0.0.1:18680; listen 127.0.0.1:18643 ssl;
    ssl_certificate $work/certificate.pem; ssl_certificate_key $work/key.pem;
    location / { return 200 'ok'; }
  }
}
CONF
nginx -c "$work/nginx.conf" >/dev/null 2>&1 &
started+=("$!")

# agent NAME COLLECTOR SINK: starts one.
names=()
agents=()
agent() {
  mkdir "$work/$1"
  cat > "$work/$1/monitor.yaml" <<YAML
agent: { collection_interval: 1s }
components: [ { id: $1, type: compute, collectors: [ { $2 } ] } ]
sinks: [ { $3 } ]
YAML
  MONITOR_DATA=$work/$1/data MONITOR_AOT=off MONITOR_JAVA_OPTS=$options \
    "$monitor" run --config "$work/$1/monitor.yaml" >"$work/$1/out" 2>&1 &
  names+=("$1")
  agents+=("$!")
  started+=("$!")
}
file() { echo "type: file, path: $work/$1/signals.jsonl"; }
agent host 'type: host, detail: full' 'type: openmetrics, listen: "127.0.0.1:18664"'
agent tcp 'type: tcp, host: 127.0.0.1, port: 18680' "$(file tcp)"
agent http 'type: http, url: "http://127.0.0.1:18680/"' "$(file http)"
agent https "type: http, url: \"https://localhost:18643/\", tls: { ca_file: $work/certificate.pem }" "$(file https)"
agent tls "type: tls, host: localhost, port: 18643, ca_file: $work/certificate.pem" "$(file tls)"

# tell I: a row about the agent with that number.
tell() {
  kill -0 "${agents[$1]}" || { cat "$work/${names[$1]}/out" >&2; exit 1; }
  awk -v n="${names[$1]}" '
    /^VmRSS/ { all = $2 } /^RssAnon/ { own = $2 }
    END { printf "%-6s %6.1f MB, of which not of files: %.1f MB\n", n, all / 1024, own / 1024 }
  ' "/proc/${agents[$1]}/status"
}

sleep "$seconds"
echo "$(date -u +%FT%TZ) $(nproc) cores, kernel $(uname -r), after $seconds s"
for i in "${!names[@]}"; do tell "$i"; done

echo "after 200 scrapes at once, three times:"
for _ in 1 2 3; do
  scrapes=()
  for _ in $(seq 1 200); do
    curl -s -o "$work/none" http://127.0.0.1:18664/metrics &
    scrapes+=("$!")
  done
  for pid in "${scrapes[@]}"; do wait "$pid" || echo "A scrape failed."; done
  tell 0
done
echo "six minutes later:"
sleep 360
tell 0
