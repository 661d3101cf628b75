#!/usr/bin/env bash
# CloudWatch is away while the packaged agent collects: what that costs in memory and on disk, how fast the backlog
# goes once it is back, and whether a point is missing.
#
#   benchmarks/outage.sh [--minutes N] [--rate POINTS_A_SECOND]
#
# Linux only. Needs the packaged distribution and the test classes (mvn package).
set -euo pipefail

minutes=60
rate=1000
while [ $# -gt 0 ]; do
  case "$1" in
    --minutes) minutes=$2; shift 2 ;;
    --rate) rate=$2; shift 2 ;;
    *) echo "Usage: outage.sh [--minutes N] [--rate POINTS_A_SECOND]" >&2; exit 2 ;;
  esac
done

root=$(cd "$(dirname "$0")/.." && pwd)
packed=$root/distribution/target/workload-monitor
[ -x "$packed/bin/monitor" ] || { echo "No $packed. Run 'mvn -q -DskipTests package' first." >&2; exit 2; }
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
agent=
service=
finish() {
  for pid in $agent $service; do kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

# The agent with the collector of the tests: each number is a gauge, an increase of a counter and an event, and events
# have nowhere to go here.
cp -r "$packed" "$work/monitor"
rm -rf "$work/monitor/data"
classes=$root/distribution/target/test-classes
mkdir -p "$work/META-INF/services"
echo org.workloadmonitor.distribution.sequence.SequencePlugin >"$work/META-INF/services/org.workloadmonitor.api.MonitorPlugin"
unzip -p "$work"/monitor/plugins/sink-cloudwatch/sink-cloudwatch-*.jar META-INF/MANIFEST.MF | grep Monitor-Api >"$work/manifest"
"${java%java}jar" -cfm "$work/monitor/plugins/sequence.jar" "$work/manifest" \
  -C "$work" META-INF/services -C "$classes" org/workloadmonitor/distribution/sequence
chmod go-w "$work/monitor/plugins/sequence.jar"

port=24566
last=$((minutes * 60 * rate / 2 - 1))
cat >"$work/monitor.yaml" <<YAML
components:
  - id: outage
    type: test
    collectors: [ { type: sequence, rate: $((rate / 2)), series: 100, last: $last, diary: $work/diary } ]
sinks:
  - { type: openmetrics, listen: "127.0.0.1:19466" }
  - { type: cloudwatch, region: eu-west-1, endpoint: "http://127.0.0.1:$port" }
YAML

resident_mb() { awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$agent/status"; }
metric() { curl -s http://127.0.0.1:19466/metrics | awk -v m="^$1{.*cloudwatch" '$0 ~ m { v = $NF } END { printf "%d", v }'; }
row() { printf '%6ds %9s MB resident %9d pending %7.1f MB queue\n' $SECONDS "$(resident_mb)" "$(metric workload_sink_pending)" \
  "$(du -sb "$work/monitor/data/queues" | awk '{ print $1 / 1e6 }')"; }

export AWS_ACCESS_KEY_ID=AKIATRYITHERE AWS_SECRET_ACCESS_KEY=made-up-secret AWS_EC2_METADATA_DISABLED=true
"$work/monitor/bin/monitor" run --config "$work/monitor.yaml" >/dev/null 2>"$work/errors" &
agent=$!
SECONDS=0
while [ $SECONDS -lt $((minutes * 60)) ]; do
  sleep $((minutes > 10 ? 120 : 15))
  row
done

"$java" -cp "$(echo "$root"/sink-cloudwatch/target/*-tests.jar):$work/monitor/lib/*" \
  org.workloadmonitor.sink.cloudwatch.service.RunAwsService $port >"$work/taken" &
service=$!
back=$SECONDS
# The agent's own signals keep coming, so its queue is never quite empty.
until grep -q PutMetricData "$work/taken" && [ "$(metric workload_sink_pending)" -lt 2000 ]; do sleep 0.2; done
echo "Drained $((SECONDS - back)) s after CloudWatch was back (its first try waits for the back-off)."
row
kill "$agent"
wait "$agent" || true
agent=
awk -v want=$((last + 1)) '/PutMetricData: 200/ { n++; m += $5 } / SequenceNumber / { for (i = 1; i < NF; i++) if ($(i + 1) == "in") v += $i }
  END { printf "%d requests with %d metrics; %d of %d gauge values arrived\n", n, m, v, want }' "$work/taken"
