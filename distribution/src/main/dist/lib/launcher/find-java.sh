# Finds a Java that is new enough. Reads files only: starting a JVM to ask for its version would
# cost more time than the agent's own start. Read by bin/monitor.

oldest_java=25
seen_java= # what was found and too old, for the message

# Takes the Java in folder $1 if it is new enough.
try_java() {
  [ -x "$1/bin/java" ] || return 1
  version=
  if [ -r "$1/release" ]; then
    while IFS='=' read -r key value; do
      if [ "$key" = JAVA_VERSION ]; then
        version=${value#\"}
        break
      fi
    done <"$1/release"
  else
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  fi
  version=${version#1.} # Java 8 called itself 1.8
  version=${version%%[!0-9]*}
  if [ "${version:-0}" -ge "$oldest_java" ]; then
    java_home=$1
    return 0
  fi
  seen_java="$seen_java
  Java ${version:-of an unknown version} in $1"
  return 1
}

# Takes the Java that the shell would run: its home is two folders above the real file.
try_java_on_path() {
  file=$(command -v java) || return 1
  while [ -L "$file" ]; do
    link=$(readlink "$file")
    case $link in
    /*) file=$link ;;
    *) file=${file%/*}/$link ;;
    esac
  done
  case $file in
  */bin/java) try_java "${file%/bin/java}" ;;
  *) return 1 ;;
  esac
}

find_java() {
  if [ -n "${MONITOR_JAVA_HOME:-}" ]; then
    try_java "$MONITOR_JAVA_HOME" && return 0
    echo "monitor: MONITOR_JAVA_HOME is '$MONITOR_JAVA_HOME', but there is no Java $oldest_java" \
      "or later in it. Correct it, or unset it to let this script search." >&2
    exit 2
  fi
  if [ -n "${JAVA_HOME:-}" ]; then
    try_java "$JAVA_HOME" && return 0
  fi
  # macOS: /usr/bin/java only asks this program, which is slow, so ask it first.
  if [ -x /usr/libexec/java_home ]; then
    folder=$(/usr/libexec/java_home -v "$oldest_java+" 2>/dev/null) && try_java "$folder" && return 0
  else
    try_java_on_path && return 0
  fi
  for folder in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/* /opt/java/* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    try_java "$folder" && return 0
  done
  return 1
}

# Says what to install on this platform, and ends.
explain_missing_java() {
  command='get it from https://adoptium.net'
  if [ "$(uname -s)" = Darwin ]; then
    command="brew install openjdk@$oldest_java"
  elif [ -r /etc/os-release ]; then
    case " $(. /etc/os-release && echo "${ID:-} ${ID_LIKE:-}") " in
    *' alpine '*) command="apk add openjdk$oldest_java-jre-headless" ;;
    *' amzn '*) command="dnf install java-$oldest_java-amazon-corretto-headless" ;;
    *' debian '* | *' ubuntu '*) command="apt-get install openjdk-$oldest_java-jre-headless" ;;
    *' fedora '* | *' rhel '*) command="dnf install java-$oldest_java-openjdk-headless" ;;
    *suse*) command="zypper install java-$oldest_java-openjdk-headless" ;;
    *' arch '*) command='pacman -S jre-openjdk-headless' ;;
    esac
  fi
  {
    echo "monitor: Workload Monitor needs Java $oldest_java or later, and this machine has none" \
      "where one is usually found."
    if [ -n "$seen_java" ]; then
      echo "Too old:$seen_java"
    fi
    echo "Install one:"
    echo "  $command"
    echo "  (where the package is missing: https://adoptium.net/temurin/releases/?version=$oldest_java)"
    echo "If there is one somewhere else, name its folder in MONITOR_JAVA_HOME."
  } >&2
  exit 2
}
