#!/usr/bin/env bash
# CPU time and resident memory of the packaged agent at one collection a second, read from the operating
# system, with node_exporter, collectd and netdata beside it where they are installed.
#
#   benchmarks/host-agent.sh [--minutes N] [--warm-up SECONDS] [--peers]
#
# Linux only. Needs the packaged distribution (mvn package) and curl for the peer that must be scraped.
set -euo pipefail

minutes=10
warm_up=60
peers=no
while [ $# -gt 0 ]; do
  case "$1" in
    --minutes) minutes=$2; shift 2 ;;
    --warm-up) warm_up=$2; shift 2 ;;
    --peers) peers=yes; shift ;;
    *) echo "Usage: host-agent.sh [--minutes N] [--warm-up SECONDS] [--peers]" >&2; exit 2 ;;
  esac
done

root=$(cd "$(dirname "$0")/.." && pwd)
monitor=$root/distribution/target/workload-monitor/bin/monitor
[ -x "$monitor" ] || { echo "No $monitor. Run 'mvn -q -DskipTests package' first." >&2; exit 2; }
work=$(mktemp -d)
started=()
finish() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${started[@]}"; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

tick=$(getconf CLK_TCK)
# CPU milliseconds of a process, its ended children included.
cpu_ms() { sed 's/.*) //' "/proc/$1/stat" | awk -v t="$tick" '{ print ($12 + $13 + $14 + $15) * 1000 / t }'; }
resident_mb() { awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$1/status"; }

# report NAME PID SECONDS SERIES: one row over the next SECONDS.
report() {
  local before after
  before=$(cpu_ms "$2"); sleep "$3"; after=$(cpu_ms "$2")
  awk -v n="$1" -v b="$before" -v a="$after" -v s="$3" -v series="$4" -v mb="$(resident_mb "$2")" 'BEGIN {
    ms = (a - b) / s
    printf "| %-28s | %6d | %8.2f | %10.1f | %8.1f |\n", n, series, ms, series ? ms * 1000 / series : 0, mb }'
}

cat > "$work/monitor.yaml" <<YAML
agent: { collection_interval: 1s }
components:
  - id: host
    type: compute
    collectors:
      - { type: host, detail: full }
sinks:
  - { type: openmetrics, listen: 127.0.0.1:19464 }
YAML

echo "$(date -u +%FT%TZ) $(nproc) cores, kernel $(uname -r), $minutes min after ${warm_up} s"
echo "| agent                        | series | ms/cycle | us/series | resident MB |"
echo "| --- | --- | --- | --- | --- |"

MONITOR_DATA=$work/data "$monitor" run --config "$work/monitor.yaml" >"$work/agent.out" 2>"$work/agent.err" &
agent=$!
started+=("$agent")

if [ "$peers" = yes ]; then
  if command -v prometheus-node-exporter >/dev/null; then
    prometheus-node-exporter --web.listen-address=127.0.0.1:19100 >/dev/null 2>&1 &
    node=$!
    started+=("$node")
    ( while sleep 1; do curl -s -o /dev/null http://127.0.0.1:19100/metrics; done ) &
    started+=("$!")
  fi
  if command -v collectd >/dev/null; then
    {
      echo "Interval 1"; echo "BaseDir \"$work\""; echo "PIDFile \"$work/collectd.pid\""
      for plugin in cpu memory load df disk interface swap vmem processes csv; do echo "LoadPlugin $plugin"; done
      echo "<Plugin csv>"; echo "DataDir \"$work/csv\""; echo "</Plugin>"
    } > "$work/collectd.conf"
    collectd -f -C "$work/collectd.conf" >/dev/null 2>&1 &
    collectd=$!
    started+=("$collectd")
  fi
  if command -v netdata >/dev/null; then
    mkdir -p "$work/netdata/cache" "$work/netdata/lib" "$work/netdata/log"
    printf '[global]\n  run as user = %s\n[directories]\n  cache = %s\n  lib = %s\n  log = %s\n[db]\n  mode = ram\n  update every = 1\n[web]\n  bind to = 127.0.0.1:19999\n[cloud]\n  enabled = no\n[plugins]\n  python.d = no\n  charts.d = no\n  go.d = no\n  apps = no\n' \
      "$(id -un)" "$work/netdata/cache" "$work/netdata/lib" "$work/netdata/log" > "$work/netdata.conf"
    netdata -D -c "$work/netdata.conf" >/dev/null 2>&1 &
    netdata=$!
    started+=("$netdata")
  fi
fi

sleep "$warm_up"
series() { curl -s "$1" | grep -vc '^#' || true; }
rows=()
report "this agent" "$agent" $((minutes * 60)) "$(series http://127.0.0.1:19464/metrics)" > "$work/row1" &
rows+=("$!")
if [ -n "${node:-}" ]; then
  report "node_exporter, scraped" "$node" $((minutes * 60)) "$(series http://127.0.0.1:19100/metrics)" > "$work/row2" &
  rows+=("$!")
fi
if [ -n "${collectd:-}" ]; then
  report "collectd" "$collectd" $((minutes * 60)) "$(find "$work/csv" -name '*-20*' | wc -l)" > "$work/row3" &
  rows+=("$!")
fi
if [ -n "${netdata:-}" ]; then
  report "netdata" "$netdata" $((minutes * 60)) "$(series 'http://127.0.0.1:19999/api/v1/allmetrics?format=prometheus')" > "$work/row4" &
  rows+=("$!")
fi
for row in "${rows[@]}"; do wait "$row"; done
cat "$work"/row*
