#!/usr/bin/env bash
# The packaged agent with thousands of targets on this machine, looked at once a minute: does it keep up, what does
# it cost, and do a few hung targets delay the others?
#
#   benchmarks/targets.sh [--targets N] [--hung N] [--minutes N] [--heap SIZE] [--scrapes N] [--afterwards N]
#
# With --scrapes the agent has the endpoint for Prometheus too, which is read so many times at once in the end, every
# second time compressed. With --afterwards ten targets are left in the end, and it tells what memory the agent has so
# many minutes later.
#
# Of the targets 60 % are asked by http, 25 % by tcp, 10 % by tls, 5 % by dns; they are spread over 50 addresses of
# the loopback network. What it reports is what the agent says of itself, besides CPU and memory, which the operating
# system says. Linux only. Needs nginx, openssl and curl, and the packaged distribution and the benchmarks' classes
# (mvn -q -DskipTests -Pbenchmarks package). JAVA_HOME names the JDK 25.
set -euo pipefail

targets=10000
hung=10
minutes=5
heap=
scrapes=0
afterwards=0
while [ $# -gt 0 ]; do
  case "$1" in
    --targets) targets=$2; shift 2 ;;
    --hung) hung=$2; shift 2 ;;
    --minutes) minutes=$2; shift 2 ;;
    --heap) heap=$2; shift 2 ;;
    --scrapes) scrapes=$2; shift 2 ;;
    --afterwards) afterwards=$2; shift 2 ;;
    *) sed -n 's/^#   benchmarks/Usage: benchmarks/p' "$0" >&2; exit 2 ;;
  esac
done

root=$(cd "$(dirname "$0")/.." && pwd)
monitor=$root/distribution/target/workload-monitor/bin/monitor
classes=$root/benchmarks/target/classes
[ -x "$monitor" ] && [ -d "$classes" ] ||
  { echo "Run 'mvn -q -DskipTests -Pbenchmarks package' first." >&2; exit 2; }
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
for tool in nginx openssl curl; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed." >&2; exit 2; }
done

. "$(dirname "$0")/scratch.sh"

make_certificate
{
  echo "daemon off; worker_processes 1; pid $work/nginx.pid; error_log $work/error.log;"
  echo "events { worker_connections 8192; }"
  echo "http { access_log off; server { location / { return 200 'ok'; }"
  for i in $(seq 1 50); do
    echo "listen 127.0.1.$i:18580; listen 127.0.1.$i:18543 ssl;"
  done
  echo "ssl_certificate $work/certificate.pem; ssl_certificate_key $work/key.pem; } }"
} > "$work/nginx.conf"
nginx -c "$work/nginx.conf" >/dev/null 2>&1 &
started+=("$!")
"$java" -Xmx64m -cp "$classes" \
  org.workloadmonitor.benchmarks.TargetServers 18553 18581 &
servers=$!
started+=("$servers")

# configure N: the agent's configuration with that many targets.
configure() {
awk -v n="$1" -v hung="$hung" -v ca="$work/certificate.pem" \
  -v out="$work/signals.jsonl" -v scrapes="$scrapes" 'BEGIN {
  print "agent: { collection_interval: 60s, reload_on_change: false }"
  print "sinks:"
  print "  - { type: file, path: " out ", max_size: 100GB, publish_interval: 10s }"
  if (scrapes > 0) print "  - { type: openmetrics, listen: \"127.0.0.1:18599\" }"
  print "components:"
  for (i = 0; i < n; i++) {
    host = "127.0.1." i % 50 + 1
    kind = i % 20
    if (i < hung) look = "type: http, url: \"http://127.0.0.1:18581/" i "\""
    else if (kind < 12) look = "type: http, url: \"http://" host ":18580/" i "\""
    else if (kind < 17) look = "type: tcp, host: " host ", port: 18580"
    else if (kind < 19) look = "type: tls, host: " host ", port: 18543, server_name: localhost, ca_file: " ca
    else look = "type: dns, server: \"127.0.0.1:18553\", name: t" i ".example.com"
    printf "  - { id: t%d, type: external_service, collectors: [ { %s } ] }\n", i, look
  } }' > "$work/monitor.yaml"
}
configure "$targets"
until curl -s -o "$work/none" http://127.0.1.1:18580/; do sleep 0.1; done
sleep 2
kill -0 "$servers" || { echo "The servers did not start; is $java a Java 25?" >&2; exit 2; }

export MONITOR_DATA=$work/data MONITOR_AOT=off MONITOR_JAVA_OPTS="${heap:+-Xmx$heap} ${MONITOR_JAVA_OPTS:-}"
now_ms() { date +%s%3N; }
tick=$(getconf CLK_TCK)
cpu_ms() { sed 's/.*) //' "/proc/$1/stat" | awk -v t="$tick" '{ printf "%.0f", ($12 + $13) * 1000 / t }'; }
resident_mb() { awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$1/status"; }

echo "$(date -u +%FT%TZ) $(nproc) cores, kernel $(uname -r), $targets targets, $hung of them hung"
begin=$(now_ms)
"$monitor" validate --config "$work/monitor.yaml" >"$work/none"
echo "validate: $(($(now_ms) - begin)) ms"

begin=$(now_ms)
"$monitor" run --config "$work/monitor.yaml" > "$work/log" 2>&1 &
agent=$!
started+=("$agent")
until [ -s "$work/signals.jsonl" ]; do
  kill -0 "$agent" || { cat "$work/log" >&2; exit 1; }
  sleep 0.1
done
echo "start until its first signals are delivered: $(($(now_ms) - begin)) ms, $(resident_mb "$agent") MB"

# lines: how much is there by now, or the end of an agent that is not there any more.
lines() {
  kill -0 "$agent" 2>/dev/null || { echo "The agent ended:" >&2; tail -5 "$work/log" >&2; exit 1; }
  wc -l < "$work/signals.jsonl"
}

# The first minutes make the probes and spread them over the interval.
sleep 150
before=$(lines)
cpu=$(cpu_ms "$agent")
begin=$(now_ms)
sleep $((minutes * 60))
cpu=$(($(cpu_ms "$agent") - cpu))
took=$(($(now_ms) - begin))
resident=$(resident_mb "$agent")
after=$(lines)

# increase METRIC ATTRIBUTE: by how much a counter grew in the meantime, by the attribute's values.
increase() {
  head -n "$after" "$work/signals.jsonl" | { grep -n "\"name\":\"$1\"" || true; } |
    awk -v before="$before" -v label="\"$2\":\"" -v ms="$took" '
      { value = series = $0
        sub(/^.*"value":/, "", value); sub(/,.*/, "", value)
        sub(/^[^{]*/, "", series); sub(/"value":[^,]*,/, "", series); sub(/,"timestamp".*/, "", series)
        sub(/"start":"[^"]*",/, "", series)
        if ($0 + 0 <= before) first[series] = value
        last[series] = value }
      END {
        for (series in last) if (at = index(series, label)) {
          word = substr(series, at + length(label)); sub(/".*/, "", word)
          sum[word] += last[series] - first[series]
        }
        for (word in sum) printf "  %-24s %d, %.0f a minute\n", word, sum[word], sum[word] * 60000 / ms }' | sort
}
echo "looks by probe, in $((took / 1000)) s:"
increase probe.results probe.type
echo "looks by result:"
increase probe.results probe.result
echo "runs by result:"
increase workload.collector.runs workload.run.result
echo "signals rejected, by reason:"
increase workload.signals.rejected reason
echo "waits for a turn of more than 5 s: $(grep -c "Part 'turn'" "$work/log" || true)"
echo "CPU: $cpu ms in $took ms, $(awk -v c="$cpu" -v t="$took" 'BEGIN { printf "%.1f", c * 100 / t }') % of a core"
echo "resident: $resident MB"

# scrape N: one answer of the endpoint, read as fast as it comes.
scrape() {
  local options=()
  [ $(($1 % 2)) -eq 0 ] && options=(--compressed)
  curl -sS "${options[@]}" -H 'Accept: application/openmetrics-text' -o "$work/scrape$1" \
    -w "  %{time_total} s, %{size_download} bytes" http://127.0.0.1:18599/metrics > "$work/told$1"
}
if [ "$scrapes" -gt 0 ]; then
  reading=()
  for i in $(seq 1 "$scrapes"); do scrape "$i" & reading+=("$!"); done
  for pid in "${reading[@]}"; do wait "$pid" || echo "A scrape failed."; done
  echo "$scrapes scrapes at once:"
  for i in $(seq 1 "$scrapes"); do
    echo "$(cat "$work/told$i"), $(grep -vc '^#' "$work/scrape$i") series, ends with '$(tail -n 1 "$work/scrape$i")'"
  done
  echo "resident: $(resident_mb "$agent") MB, at most $(awk '/^VmHWM/ { printf "%.1f", $2 / 1024 }' "/proc/$agent/status") MB"
fi

if [ "$afterwards" -gt 0 ]; then
  configure 10
  kill -HUP "$agent"
  for _ in $(seq 1 "$afterwards"); do
    sleep 60
    echo "ten targets left: $(resident_mb "$agent") MB"
  done
fi
