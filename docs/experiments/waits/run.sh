#!/bin/sh
# Measures what a wait costs the server, and prints it. Needs a build, pgbench and chrt:
#   ./mvnw package -DskipTests && docs/experiments/waits/run.sh [rounds]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
launch=$here/../../../benchmarks/target/bench.args
java=$(sed -n '1s/^# //p' "$launch")
"$java" "@$launch" "$here/WaitCost.java" "$here/waits.tsv" "${1:-4}" | tee "$here/waits.txt"
