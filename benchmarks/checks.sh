#!/usr/bin/env bash
# Checks per second and CPU per check of the bundled probes against nginx on this machine, with
# blackbox_exporter beside them where it is installed.
#
#   benchmarks/checks.sh [--looks N] [--concurrency "1 64 512"]
#
# Linux only. Needs nginx and openssl, and the benchmarks' classes (mvn -q -DskipTests -Pbenchmarks
# package); for the peer prometheus-blackbox-exporter and wrk. JAVA_HOME names the JDK 25.
set -euo pipefail

looks=20000
concurrency="1 64 512"
while [ $# -gt 0 ]; do
  case "$1" in
    --looks) looks=$2; shift 2 ;;
    --concurrency) concurrency=$2; shift 2 ;;
    *) echo "Usage: checks.sh [--looks N] [--concurrency \"1 64 512\"]" >&2; exit 2 ;;
  esac
done

root=$(cd "$(dirname "$0")/.." && pwd)
classes=$root/benchmarks/target/classes
[ -f "$root/benchmarks/target/classpath" ] ||
  { echo "Run 'mvn -q -DskipTests -Pbenchmarks package' first." >&2; exit 2; }
for tool in nginx openssl; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed." >&2; exit 2; }
done
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# The flags of the packaged agent, as its launcher has them, with the smallest heap that it gives.
flags=$(sed -n '/^flags="/,/"$/p' "$root/distribution/src/main/dist/bin/monitor" | tr -d '"' |
  sed 's/^flags=//; s/[$]{heap}/64/')

. "$(dirname "$0")/scratch.sh"

make_certificate
cat > "$work/nginx.conf" <<NGINX
daemon off; worker_processes 2; pid $work/nginx.pid; error_log $work/error.log;
events { worker_connections 8192; }
http {
  access_log off;
  server { listen 127.0.0.1:18580 backlog=4096; location / { return 200 "ok\n"; } }
  server {
    listen 127.0.0.1:18543 ssl backlog=4096;
    ssl_certificate $work/certificate.pem; ssl_certificate_key $work/key.pem;
    ssl_protocols TLSv1.2 TLSv1.3;
    location / { return 200 "ok\n"; }
  }
}
NGINX
nginx -c "$work/nginx.conf" >/dev/null 2>&1 &
started+=("$!")
until curl -s -o /dev/null http://127.0.0.1:18580/; do sleep 0.1; done

echo "$(date -u +%FT%TZ) $(nproc) cores, kernel $(uname -r), $looks looks"

# ours NAME BLOCK: a row for each concurrency, half the looks to warm up.
ours() {
  echo "| this agent, $1: concurrency | checks/s | CPU us | p99 ms | resident MB | failed |"
  echo "| --- | --- | --- | --- | --- | --- |"
  for c in $concurrency; do
    # shellcheck disable=SC2086
    "$java" $flags -cp "$classes:$(cat "$root/benchmarks/target/classpath")" \
      org.workloadmonitor.benchmarks.Checks "$2" "$c" "$((looks / 2))" "$looks"
  done
}
ours HTTP '{ type: http, url: "http://127.0.0.1:18580/" }'
ours TLS "{ type: http, url: \"https://127.0.0.1:18543/\", tls: { ca_file: $work/certificate.pem } }"
ours TCP '{ type: tcp, host: 127.0.0.1, port: 18580 }'

command -v prometheus-blackbox-exporter >/dev/null && command -v wrk >/dev/null || exit 0
cat > "$work/blackbox.yml" <<YAML
modules:
  http: { prober: http, http: { preferred_ip_protocol: ip4, tls_config: { insecure_skip_verify: true } } }
  tcp: { prober: tcp }
YAML
prometheus-blackbox-exporter --config.file="$work/blackbox.yml" --log.level=error \
  --web.listen-address=127.0.0.1:19515 >/dev/null 2>&1 &
exporter=$!
started+=("$exporter")
until curl -s -o /dev/null http://127.0.0.1:19515/; do sleep 0.1; done
tick=$(getconf CLK_TCK)
cpu_us() { sed 's/.*) //' "/proc/$1/stat" | awk -v t="$tick" '{ printf "%.0f", ($12 + $13) * 1e6 / t }'; }

# peer NAME MODULE TARGET: a row for each concurrency; its request and text are included.
peer() {
  echo "| blackbox_exporter, $1: concurrency | checks/s | CPU us | p99 ms | resident MB | failed |"
  echo "| --- | --- | --- | --- | --- | --- |"
  for c in $concurrency; do
    before=$(cpu_us "$exporter")
    wrk -t 1 -c "$c" -d 10 --timeout 30 --latency \
      "http://127.0.0.1:19515/probe?module=$2&target=$3" > "$work/wrk"
    after=$(cpu_us "$exporter")
    awk -v c="$c" -v us="$((after - before))" \
      -v mb="$(awk '/^VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$exporter/status")" '
      $1 == "99%" { p = $2; p = p ~ /us$/ ? p / 1000 : p ~ /ms$/ ? p + 0 : p * 1000 }
      $2 == "requests" { n = $1 }
      $1 == "Requests/sec:" { rate = $2 }
      $1 == "Non-2xx" { bad = $NF }
      END { printf "| %d | %.0f | %.0f | %.1f | %d | %d |\n", c, rate, us / n, p, mb, bad }' "$work/wrk"
  done
}
peer HTTP http http://127.0.0.1:18580/
peer TLS http https://127.0.0.1:18543/
peer TCP tcp 127.0.0.1:18580
