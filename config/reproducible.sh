#!/usr/bin/env bash
# Builds twice what is in this folder, in two others that differ in path, home, time zone, language and order of files, and compares
# what is delivered byte for byte. Two minutes; asks the registry for nothing but what a build downloads.
#   config/reproducible.sh [MAVEN ARGUMENTS…]     e.g. -Dmaven.repo.local=DIR
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$home/config/commands.sh"
need_java
need_maven
umask 022 # jars keep the rights of the files they are made of
work=$(mktemp -d) # kept where something differs or fails
repository=${HOME}/.m2/repository
for argument in "$@"; do [[ $argument != -Dmaven.repo.local=* ]] || repository=${argument#*=}; done

# built FOLDER ORDER ZONE LANGUAGE COUNTRY CHARSET: the files in that order, then the build without tests or server
built() {
  local folder=$work/$1
  mkdir -p "$folder/home" "$folder/project"
  (cd "$home" && git ls-files -co --exclude-standard | while read -r file; do [ ! -e "$file" ] || printf '%s\n' "$file"; done | sort "$2" |
    tar -c -T - | tar -x --no-same-permissions -m -C "$folder/project")
  step "Construction dans $folder…"
  (
    cd "$folder/project"
    export TZ=$3 HOME=$folder/home LC_ALL=C.UTF-8
    export MAVEN_OPTS="-Duser.home=$HOME -Duser.timezone=$3 -Duser.language=$4 -Duser.country=$5 -Dfile.encoding=$6"
    mvn -B "${@:7}" -Dmaven.repo.local="$repository" -Dmaven.test.skip -Dspotless.check.skip -Dwildfly.package.skip=true -Dmaven.antrun.skip=true package >"$folder/build.log" 2>&1 ||
      build_failed "$folder/build.log"
    find ear/target/vaguemestre.ear target/bom.* worker/target/worker config/target/lib config/target/*.jar letters/target/lib letters/target/*.jar \
      verifier/target/*.jar -type f | LC_ALL=C sort | xargs -d '\n' sha256sum >"$folder/sums"
  )
}
built a -f Europe/Paris fr FR UTF-8 "$@"
built another/and-a-longer-path -rf Pacific/Kiritimati tr TR ISO-8859-9 "$@"

if diff "$work/a/sums" "$work/another/and-a-longer-path/sums"; then
  grep -E 'vaguemestre|letters.jar|bom' "$work/a/sums"
  printf '%d fichiers, les mêmes octets deux fois.\n' "$(wc -l <"$work/a/sums")"
  rm -rf "$work"
else
  fail "Ces fichiers diffèrent d’une construction à l’autre ; les deux sont dans $work"
fi
