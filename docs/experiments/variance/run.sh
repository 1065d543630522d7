#!/bin/sh
# Prints where the spread of ratios comes from. Needs a build:
#   ./mvnw package -DskipTests && docs/experiments/variance/run.sh results.json [more.json]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
launch=$here/../../../benchmarks/target/bench.args
java=$(sed -n '1s/^# //p' "$launch")
exec "$java" "@$launch" "$here/VarianceBudget.java" "$@"
