#!/bin/sh
# Measures operations with a real and with the simulated round-trip time, and prints the ratios. Needs root and a build:
#   ./mvnw package -DskipTests && sudo docs/experiments/netem/run.sh [netem|relay] [rounds] [seconds of a slice]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
launch=$here/../../../benchmarks/target/bench.args
kind=${1:-netem}
trap '"$here/path.sh" down' EXIT
"$here/path.sh" up "$kind"
java=$(sed -n '1s/^# //p' "$launch")
PGUSER=postgres "$java" -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow "@$launch" \
    "$here/RealDelay.java" jdbc:postgresql://10.99.0.2:5499/postgres?sslmode=disable "$here/path.sh" \
    "$here/$kind.tsv" "${2:-12}" "${3:-0.5}" | tee "$here/$kind.txt"
