#!/bin/sh
# Measures what each setting does, and prints it. Needs a build:
#   ./mvnw package -DskipTests && docs/experiments/settings/run.sh [rounds] [milliseconds of a slice]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
launch=$here/../../../benchmarks/target/bench.args
java=$(sed -n '1s/^# //p' "$launch")
"$java" -Xms1g -Xmx1g -XX:+UseG1GC "@$launch" "$here/SettingsEffect.java" "$here/settings.tsv" "${1:-25}" "${2:-50}" |
    tee "$here/settings.txt"
