#!/bin/sh
# A path to a PostgreSQL server in a network namespace of its own, whose round-trip time can be set. Needs root.
#   path.sh up netem|relay   builds the path and starts the server: 10.99.0.2, port 5499
#   path.sh set MICROS       sets the round-trip time
#   path.sh down             ends the server and removes the path
# PGBIN names the server's programs; they run as the user PGUSER_OS, by default postgres.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
state=/run/orderbench-netem
namespace=orderbench
as=${PGUSER_OS:-postgres}

server() { # what pg_ctl is to do
    ip netns exec $namespace setpriv --reuid="$as" --regid="$as" --init-groups "$PGBIN/pg_ctl" -D "$state/data" "$@"
}

down() {
    if [ -f $state/pgbin ]; then
        PGBIN=$(cat $state/pgbin)
        server -m fast -w stop >/dev/null || true
    fi
    if [ -f $state/relay.pid ]; then
        kill "$(cat $state/relay.pid)" 2>/dev/null || true
        echo "The relay, by round-trip time, packets handed on and how late in the mean over the slices:"
        awk '/^round/ { n[$3] += $5; late[$3] += $5 * $9 } END { for (r in n) printf "%s us: %d packets, %.1f us\n", r, n[r], late[r] / n[r] }' \
            $state/relay.log | sort -n
    fi
    ip link delete obclient 2>/dev/null || true
    ip netns delete $namespace 2>/dev/null || true
    rm -rf $state
}

up() {
    kind=$1
    : "${PGBIN:=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)}"
    mkdir -p $state
    echo "$kind" >$state/kind
    ip netns add $namespace
    ip -n $namespace link set lo up
    case $kind in
        netem)
            ip link add obclient type veth peer name observer netns $namespace
            tc qdisc add dev obclient root netem delay 0us limit 10000
            tc -n $namespace qdisc add dev observer root netem delay 0us limit 10000
            ;;
        relay)
            echo 0 >$state/micros
            cc -O2 -o $state/relay "$here/relay.c"
            $state/relay $namespace $state/micros >$state/relay.log 2>&1 &
            echo $! >$state/relay.pid
            n=0
            until ip -n $namespace link show observer >/dev/null 2>&1; do
                n=$((n + 1))
                [ $n -lt 50 ] || { cat $state/relay.log >&2; return 1; }
                sleep 0.1
            done
            ;;
        *) echo "path.sh: unknown kind '$kind': expected netem or relay" >&2; return 2 ;;
    esac
    ip address add 10.99.0.1/30 dev obclient
    ip link set obclient up
    ip -n $namespace address add 10.99.0.2/30 dev observer
    ip -n $namespace link set observer up
    echo "$PGBIN" >$state/pgbin
    mkdir $state/data
    chown "$as" $state/data
    setpriv --reuid="$as" --regid="$as" --init-groups "$PGBIN/initdb" -D $state/data -A trust -U postgres >/dev/null
    echo "host all all 10.99.0.1/32 trust" >>$state/data/pg_hba.conf
    server -w -l $state/data/log -o "-p 5499 -c listen_addresses=10.99.0.2 -c unix_socket_directories='' \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=256MB -c jit=off" start >/dev/null
}

case ${1:-} in
    up)
        down
        trap 'status=$?; [ $status = 0 ] || down; exit $status' EXIT
        up "${2:-netem}"
        ;;
    set)
        case $(cat $state/kind) in
            netem) # Half of it in each direction, in whole nanoseconds.
                tc qdisc change dev obclient root netem delay $((${2} * 500))ns limit 10000
                tc -n $namespace qdisc change dev observer root netem delay $((${2} * 500))ns limit 10000
                ;;
            relay)
                echo "$2" >$state/micros
                kill -HUP "$(cat $state/relay.pid)"
                ;;
        esac
        ;;
    down) down ;;
    *) sed -n '2,6s/^# //p' "$0" >&2; exit 2 ;;
esac
