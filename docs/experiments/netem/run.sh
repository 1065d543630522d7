#!/bin/sh
# Measures operations with a real and with the simulated round-trip time, and prints the ratios. Needs root and a build:
#   ./mvnw package -DskipTests && sudo docs/experiments/netem/run.sh [netem|netem-uml|relay] [rounds] [seconds of a slice]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
launch=$here/../../../benchmarks/target/bench.args
kind=${1:-netem}
running=
end() {
    trap '' INT TERM HUP
    [ -z "$running" ] || { kill "$running" 2>/dev/null && wait "$running"; } || true
    "$here/path.sh" down >"$here/$kind.end"
    cat "$here/$kind.end" | tee -a "$here/$kind.txt"
    rm "$here/$kind.end"
}
# Without these an interrupted shell would not do what is to be done at its exit.
trap 'exit 130' INT
trap 'exit 143' TERM HUP
trap end EXIT
: >"$here/$kind.txt"
"$here/path.sh" up "$kind"
say() { tee -a "$here/$kind.txt"; }
[ "$kind" != netem-uml ] || "$here/path.sh" ping | say
[ "$kind" != netem-uml ] || "$here/path.sh" calibrate | say
[ "$kind" != netem-uml ] || "$here/path.sh" ping | say
uptime | say
java=$(sed -n '1s/^# //p' "$launch")
# In the background, so that a signal to this shell is seen at once.
PGUSER=postgres "$java" -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow "@$launch" \
    "$here/RealDelay.java" jdbc:postgresql://10.99.0.2:5499/postgres?sslmode=disable "$here/path.sh" \
    "$here/$kind.tsv" "${2:-12}" "${3:-0.5}" >"$here/$kind.out" &
running=$!
wait $running
running=
say <"$here/$kind.out"
rm "$here/$kind.out"
uptime | say
[ "$kind" != netem-uml ] || "$here/path.sh" ping | say
