#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the distribution folder agent/app/target/wayout-<version>/ unless it is newer than every
# source. Prints the folder. Tests are not run; that is deploy/test.sh.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=deploy/java.sh
source "$root/deploy/java.sh"

dist=$root/agent/app/target/wayout-$(project_version "$root")
stamp=$dist/.built

is_fresh() {
  [[ -f $stamp ]] || return 1
  local newer
  newer=$(find "$root/pom.xml" "$root/.mvn" "$root/agent" "$root/providers" \
    "$root/deploy/java.sh" "$root/deploy/packaging" "$root/deploy/systemd" \
    -name target -prune -o -path '*/src/test' -prune -o \
    -type f -newer "$stamp" -print 2>/dev/null | head -n 1)
  [[ -z $newer ]]
}

build() {
  find_java javac
  need_maven
  printf 'Building wayout (the first time takes a minute or two) ...\n' >&2
  rm -rf "$dist"
  local log=$root/agent/app/target/build.log
  mkdir -p "$root/agent/app/target"
  if ! (cd "$root" && mvn -B -DskipTests package >"$log" 2>&1); then
    tail -n 40 "$log" >&2
    printf 'The build failed; the whole output is in %s\n' "$log" >&2
    return 1
  fi
  # The JVM's own cache of loaded and linked classes makes short commands start twice as fast. It
  # is optional: without it, or with another JDK, everything works as before.
  WAYOUT_PLUGINS='' WAYOUT_AOT_OUTPUT=$dist/lib/wayout.aot "$dist/bin/wayout" status --help >/dev/null 2>&1 || true
  touch "$stamp"
}

# One build at a time, however many shells ask.
mkdir -p "$root/agent/app/target"
exec 9>"$root/agent/app/target/.build.lock"
flock 9 2>/dev/null || true
is_fresh || build
printf '%s\n' "$dist"
