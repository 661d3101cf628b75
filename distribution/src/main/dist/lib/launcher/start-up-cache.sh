# The start-up cache: classes as the JVM has them after loading them (JEP 483, JEP 514), so that the
# next start need not. It fits one JDK, one class path and one set of flags, so it is made here and
# never shipped. Read by bin/monitor.
#
# It is made by a second agent, of low priority, which watches this host for a few seconds into a
# folder of its own; not by the agent itself, because the JVM writes the cache when it exits, and
# that would delay the exit by seconds. A cache is complete before it gets its name, and its name
# holds what it was made for, so a changed jar or Java finds no cache instead of a wrong one.
# '-XX:+VerifySharedSpaces' makes the JVM check every byte first, and start without it if one is
# wrong; the '-Xlog' flags make it do so without a word.

cache_folder=$data/start-up-cache
cache=
cache_flags='-Xlog:aot*=off -Xlog:cds*=off -XX:+VerifySharedSpaces'
use_cache=-Xshare:auto # the JVM's default, in the place of -XX:AOTCache

find_start_up_cache() {
  if [ "${MONITOR_AOT:-on}" = off ]; then
    return
  fi
  # The jars of lib/ by content, not by time: all builds of one version carry the same time, and
  # the JVM would take the classes of another build for the right ones. Those of plugins/ it
  # compares itself, one by one; here they only say when a new cache would be a better one.
  fingerprint=$({
    echo "$flags $java_options ${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-}"
    cksum "$java_home/release" "$home"/lib/*.jar
    ls -lnLR "$home/plugins"
  } 2>/dev/null | cksum)
  cache=$cache_folder/${fingerprint%% *}.aot
  if [ -s "$cache" ]; then
    use_cache=-XX:AOTCache=$cache
  fi
}

# In the background, and as nobody's child: the agent waits for none. Not as process 1, which
# inherits all orphans and, being the agent, would keep this one as a zombie.
make_start_up_cache_later() {
  if [ -n "$cache" ] && [ $$ -ne 1 ]; then
    (make_start_up_cache &)
  fi
}

# Waits until $1 seconds have passed; fails as soon as the agent, which has this script's id, ends.
wait_beside_agent() {
  seconds=$1
  while [ "$seconds" -gt 0 ]; do
    sleep 1
    kill -0 $$ || return 1
    seconds=$((seconds - 1))
  done
}

make_start_up_cache() {
  exec </dev/null >/dev/null 2>&1
  wait_beside_agent 30 || return
  if [ -s "$cache" ] && [ "$(cksum <"$cache")" = "$(cat "$cache.cksum")" ]; then
    return
  fi
  umask 077
  rm -rf "$cache_folder"/training.* # of one that was killed
  mkdir -p "$cache_folder" && folder=$(mktemp -d "$cache_folder/training.XXXXXX") || return
  trap 'kill -KILL "$training"; rm -rf "$folder"' EXIT
  trap exit HUP INT TERM
  train &
  training=$!
  wait_beside_agent 8 || exit
  kill -TERM "$training"
  # The JVM now writes the cache, which takes a busy or small machine a while.
  patience=300
  while kill -0 "$training" && [ "$patience" -gt 0 ]; do
    wait_beside_agent 1 || exit
    patience=$((patience - 1))
  done
  kill -0 "$training" && exit
  training= # its id may soon be another's
  if [ -s "$folder/new.aot" ]; then
    rm -f "$cache_folder"/*.aot "$cache_folder"/*.aot.cksum
    cksum <"$folder/new.aot" >"$cache.cksum" && mv -f "$folder/new.aot" "$cache"
  fi
}

# Runs the agent that the JVM learns from.
train() {
  data=$folder/data
  runner='nice -n 19'
  use_cache=-XX:AOTCacheOutput=$folder/new.aot
  start run --config "$home/lib/launcher/training.yaml"
}
