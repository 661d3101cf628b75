# How large the heap may become. Read by bin/monitor.

# Sets 'heap' to MiB: half of the memory that this process may use, so that the rest of the agent and
# of the machine have room, but no less than a small agent needs, and no more than one that looks at
# some ten thousand targets does.
#
#   find_heap [/proc [/sys/fs/cgroup]]
find_heap() {
  memory=1024
  while read -r key value _; do
    if [ "$key" = MemTotal: ]; then
      at_most "${value}000"
    fi
  done <"${1:-/proc}/meminfo"
  while IFS=: read -r _ controllers group; do
    case ,$controllers, in
    ,,) at_most_of "${2:-/sys/fs/cgroup}" "$group" memory.max ;;
    *,memory,*) at_most_of "${2:-/sys/fs/cgroup}/memory" "$group" memory.limit_in_bytes ;;
    esac
  done <"${1:-/proc}/self/cgroup"
  heap=$((memory / 2))
  if [ "$heap" -lt 64 ]; then
    heap=64
  fi
} 2>/dev/null

# A control group has the limits of all those that it is in. In a container, the path may be one of
# the host, and the folder of all groups the container's own.
at_most_of() {
  group=$2
  while
    if read -r value <"$1$group/$3"; then
      at_most "$value"
    fi
    [ -n "$group" ]
  do
    group=${group%/*}
  done
}

# Takes a number of bytes into account, and what is no number ('max') not.
at_most() {
  case $1 in
  '' | *[!0-9]*) ;;
  *) [ "$(($1 / 1048576))" -lt "$memory" ] && memory=$(($1 / 1048576)) ;;
  esac
}
