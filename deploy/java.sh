# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Sourced by the scripts here: finds a JDK that is new enough, and Maven; says what to install if
# there is none. The default `java` may be older.

WAYOUT_JAVA_MIN=25

# Prints the feature release of a JDK folder, e.g. 25; nothing if it can't be told. Reads the file
# `release` that every JDK has, since starting a JVM to ask costs more than most commands.
java_release() {
  local line version=""
  [[ -x $1/bin/java ]] || return 0
  if [[ -r $1/release ]]; then
    while IFS= read -r line; do
      [[ $line == JAVA_VERSION=* ]] && version=${line#*=}
    done <"$1/release"
  else
    version=$("$1/bin/java" -version 2>&1 | sed -n '1s/.*version \(".*"\).*/\1/p')
  fi
  version=${version//\"/}
  version=${version%%[^0-9]*}
  printf '%s' "$version"
}

# Prints candidate JDK folders, best first: what the user says, what the path says, what is usual.
java_candidates() {
  local found
  [[ -n ${JAVA_HOME:-} ]] && printf '%s\n' "$JAVA_HOME"
  if found=$(command -v java 2>/dev/null); then
    found=$(readlink -f "$found")
    printf '%s\n' "${found%/bin/java}"
  fi
  for found in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /opt/*java* \
    "${HOME:-/nowhere}"/.sdkman/candidates/java/* "${HOME:-/nowhere}"/.jdks/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk /Library/Java/JavaVirtualMachines/*; do
    [[ -d $found/Contents/Home ]] && found=$found/Contents/Home
    [[ -x $found/bin/java ]] && printf '%s\n' "$found"
  done
  return 0
}

# Sets and exports JAVA_HOME, or explains and fails.
#   $1  a program of the JDK that is needed as well, e.g. javac; empty for a plain runtime
find_java() {
  local program=${1:-java} home release seen=""
  while IFS= read -r home; do
    [[ -x $home/bin/$program ]] || continue
    release=$(java_release "$home")
    [[ -n $release ]] || continue
    if ((release >= WAYOUT_JAVA_MIN)); then
      export JAVA_HOME=$home
      return 0
    fi
    [[ $seen == *"$home "* ]] || seen+="$home (Java $release) "
  done < <(java_candidates)
  {
    printf 'wayout needs a JDK %s or newer' "$WAYOUT_JAVA_MIN"
    [[ -n $seen ]] && printf '; found only %s' "${seen% }"
    printf '.\nInstall one, for example:\n'
    printf '  Debian 13, Ubuntu 25.10 or newer:  apt-get install openjdk-25-jdk-headless\n'
    printf '  other Linux:  Temurin 25 from https://adoptium.net (package temurin-25-jdk)\n'
    printf '  macOS:        brew install openjdk@25\n'
    printf 'or unpack a JDK anywhere and set JAVA_HOME to its folder.\n'
  } >&2
  return 1
}

# Fails with a remedy where Maven is missing.
need_maven() {
  if ! command -v mvn >/dev/null 2>&1; then
    printf 'wayout is built with Maven 3.8 or newer; install it: apt-get install maven\n' >&2
    return 1
  fi
}

# Prints the version in the parent pom.
project_version() {
  sed -n 's:^  <version>\(.*\)</version>:\1:p' "$1/pom.xml" | head -n 1
}
