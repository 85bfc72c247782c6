#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what the tests need, builds everything and runs every test.
#
#   deploy/test.sh [--seeds N] [--no-install] [-- MAVEN-ARGUMENTS]
#
#   --seeds N      simulate N seeded fault schedules instead of 1,000
#   --no-install   use what is there; tests of missing servers are skipped, and say so
#
# As root on Debian or Ubuntu it installs BIND 9, Knot, PowerDNS, Chromium, Maven and the tools for
# faults where they are missing, keeps their packaged daemons from starting, and then insists on
# them: a missing server is a failure, not a skip. Elsewhere tests that need one are skipped.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=deploy/java.sh
source "$root/deploy/java.sh"

seeds=""
install=yes
while (($# > 0)); do
  case $1 in
    --seeds)
      seeds=${2:?--seeds needs a number}
      [[ $seeds =~ ^[1-9][0-9]*$ ]] || { printf -- '--seeds needs a number, not %s\n' "$seeds" >&2; exit 2; }
      shift 2
      ;;
    --no-install) install=no && shift ;;
    --) shift && break ;;
    -h | --help) sed -n '3,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" && exit 0 ;;
    *) printf 'unknown option %s; see --help\n' "$1" >&2 && exit 2 ;;
  esac
done

# program:package
needed=(
  named:bind9
  dig:bind9-dnsutils
  curl:curl
  knotd:knot
  pdns_server:pdns-server
  pdnsutil:pdns-server
  sqlite3:sqlite3
  systemd-analyze:systemd
  strace:strace
  prlimit:util-linux
  ip:iproute2
  nft:nftables
  faketime:faketime
  prometheus:prometheus
  promtool:prometheus
  prometheus-alertmanager:prometheus-alertmanager
  mvn:maven
  chromium:chromium
  chromedriver:chromium-driver
)

missing_packages() {
  local entry
  for entry in "${needed[@]}"; do
    command -v "${entry%%:*}" >/dev/null 2>&1 || printf '%s\n' "${entry#*:}"
  done
  if ! find /usr/lib -name 'libgsqlite3backend.so' 2>/dev/null | grep -q .; then
    printf 'pdns-backend-sqlite3\n'
  fi
}

policy=/usr/sbin/policy-rc.d
policy_kept=""

# Debian asks this file before a package starts its daemon; 101 means no.
hold_daemons() {
  if [[ -e $policy ]]; then
    policy_kept=$(mktemp)
    cp -p "$policy" "$policy_kept"
  else
    policy_kept=none
  fi
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
}

release_daemons() {
  case $policy_kept in
    "") ;;
    none) rm -f "$policy" ;;
    *) cp -p "$policy_kept" "$policy" && rm -f "$policy_kept" ;;
  esac
  policy_kept=""
}

install_packages() {
  local packages
  mapfile -t packages < <(missing_packages | sort -u)
  ((${#packages[@]} > 0)) || return 0
  printf 'Installing %s\n' "${packages[*]}"
  trap release_daemons EXIT
  hold_daemons
  export DEBIAN_FRONTEND=noninteractive
  apt-get -q update >/dev/null
  apt-get -q -y install --no-install-recommends "${packages[@]}" >/dev/null
  release_daemons
  trap - EXIT
}

require_servers=false
if [[ $install == yes ]] && ((EUID == 0)) && command -v apt-get >/dev/null 2>&1; then
  install_packages
  require_servers=true
else
  mapfile -t absent < <(missing_packages | sort -u)
  if ((${#absent[@]} > 0)); then
    printf 'Not installed, so the tests that need them are skipped: %s\n' "${absent[*]}"
  else
    require_servers=true
  fi
fi

find_java javac
need_maven
printf 'Java %s in %s\n' "$(java_release "$JAVA_HOME")" "$JAVA_HOME"

# Adapters spend their tests waiting for deadlines, so modules that don't need each other run two at
# a time. The system tests need all of them and come last, alone.
arguments=(-B -ntp -T 2 --fail-at-end "-Dwayout.require.servers=$require_servers")
[[ -n $seeds ]] && arguments+=("-Dwayout.seeds=$seeds")

# One line over all modules, in the words of Maven's own.
summary() {
  find "$root/agent" "$root/providers" -path '*/target/surefire-reports/TEST-*.xml' -exec cat {} + |
    grep -o '<testsuite [^>]*' |
    awk '
      function count(name) {
        return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0
      }
      { tests += count("tests"); failures += count("failures"); errors += count("errors"); skipped += count("skipped") }
      END { printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", tests, failures, errors, skipped }'
}

cd "$root"
rm -rf agent/*/target/surefire-reports providers/*/target/surefire-reports
code=0
mvn "${arguments[@]}" "$@" verify || code=$?
summary
exit "$code"
