#!/usr/bin/env bash
# The time from the start of bin/monitor to the first metric at its endpoint, without and with the start-up
# cache, each as the median of several runs.
#
#   benchmarks/first-metric.sh [RUNS]
#
# Needs the packaged distribution (mvn package) and curl. Waits about a minute until the cache is made.
set -euo pipefail

runs=${1:-7}
root=$(cd "$(dirname "$0")/.." && pwd)
monitor=$root/distribution/target/workload-monitor/bin/monitor
[ -x "$monitor" ] || { echo "No $monitor. Run 'mvn -q -DskipTests package' first." >&2; exit 2; }
work=$(mktemp -d)
agent=
finish() {
  if [ -n "$agent" ]; then kill "$agent" 2>/dev/null || true; wait "$agent" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap finish EXIT

cat > "$work/monitor.yaml" <<YAML
components:
  - { id: host, type: compute, collectors: [ { type: host, interval: 1s } ] }
sinks:
  - { type: openmetrics, listen: 127.0.0.1:19465 }
YAML

# Prints milliseconds of wall clock and of CPU until the first metric is served.
first_metric() {
  local begin end
  begin=$(date +%s%N)
  MONITOR_DATA=$work/data MONITOR_AOT=$1 "$monitor" run --config "$work/monitor.yaml" >/dev/null 2>&1 &
  agent=$!
  until curl -s http://127.0.0.1:19465/metrics 2>/dev/null | grep -q '^system_'; do sleep 0.005; done
  end=$(date +%s%N)
  echo "$(((end - begin) / 1000000)) $(sed 's/.*) //' "/proc/$agent/stat" |
    awk -v t="$(getconf CLK_TCK)" '{ print ($12 + $13) * 1000 / t }')"
  kill "$agent"; wait "$agent" 2>/dev/null || true
  agent=
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

row() {
  for _ in $(seq "$runs"); do first_metric "$2"; done > "$work/runs"
  printf '| %-22s | %6s | %6s |\n' "$1" "$(awk '{print $1}' "$work/runs" | median)" \
    "$(awk '{print $2}' "$work/runs" | median)"
}

echo "| start                  | ms     | CPU ms |"
echo "| --- | --- | --- |"
row "without cache" off
MONITOR_DATA=$work/data "$monitor" run --config "$work/monitor.yaml" >/dev/null 2>&1 &
agent=$!
until ls "$work"/data/start-up-cache/*.aot >/dev/null 2>&1; do sleep 1; done
kill "$agent"; wait "$agent" 2>/dev/null || true
agent=
row "with start-up cache" on
