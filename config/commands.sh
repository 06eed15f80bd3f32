# What ./run, ./deploy and ./verify have in common; sourced, with $home set to the project's folder.
source "$home/config/packages.sh"

step() { printf '\033[1m%s\033[0m\n' "$1"; }
fail() { printf '%s\n' "$1" >&2; exit 1; }

# A Java to run with; a JDK, since the same one builds
need_java() {
  local java=${JAVA_HOME:+$JAVA_HOME/bin/}java version
  version=$("$java" -version 2>&1 | sed -n 's/^[a-z]* version "\([0-9]*\).*/\1/p') || true
  [ "${version:-0}" -ge 17 ] ||
    fail "Il faut Java 17 ou plus récent${version:+, celui-ci est le $version}. Installez-le : sudo apt-get install -y openjdk-17-jdk-headless"
}

# What it takes to build
need_maven() {
  command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" >/dev/null ||
    fail 'Il faut un JDK, et non un simple Java. Installez-le : sudo apt-get install -y openjdk-17-jdk-headless'
  command -v mvn >/dev/null || fail 'Il faut Maven. Installez-le : sudo apt-get install -y maven'
}

# build LOG ARGUMENTS…: Maven without tests or bill of materials, module after module on the screen, everything in the log
build() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  (cd "$home" && mvn -B -Dmaven.test.skip=true -Dspotless.check.skip -Dcyclonedx.skip "$@") 2>&1 | tee "$log" | progress
}

# build_failed LOG: why, in one sentence with its mend, and where to read more
build_failed() {
  if grep -aqE '^\[ERROR\].*(transfer failed|Could not transfer|Unknown host|Connect timed out|offline mode)' "$1"; then
    grep -aoE '(https?://[^/ )]+|offline mode)' "$1" | sort | uniq -c | sort -rn | awk 'NR == 1 { print "  " $2 }' >&2
    fail "Des bibliothèques n’ont pas pu être téléchargées. Vérifiez l’accès à Internet (un mandataire se déclare dans ~/.m2/settings.xml) et relancez ; détails : $1"
  fi
  grep -a '^\[ERROR\]' "$1" | head -10 | cut -c1-300 >&2
  fail "La construction a échoué : voyez $1"
}

# What Maven says, as one line a module and a count of what is downloaded
progress() {
  awk '/^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ { n = $NF; sub(/^.*(· |Building )/, ""); sub(/ [0-9][^ ]*  *\[.*$/, ""); if (d) printf "\n"; d = 0; print "  " n " " $0; fflush() }
       /^\[(INFO|ERROR|WARNING)\].* Tests run: .* -- in / { sub(/^\[[A-Z]*\] */, ""); print "    " $0; fflush() }
       /Downloaded from/ { if (++d % 20 == 0) { printf "\r  … %d fichiers téléchargés", d; fflush() } }
       END { if (d) printf "\n" }'
}

# Something listens on this port of the machine
listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# http_status PORT PATH: the status of a GET, or nothing (a bare Debian has no curl)
http_status() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
    read -r -t 10 _ status _ <&3 && printf '%s' "$status"
  ) 2>/dev/null || true
}
