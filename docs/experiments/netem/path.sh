#!/bin/sh
# A path to a PostgreSQL server in a network namespace of its own, whose round-trip time can be set. Needs root.
#   path.sh up netem|netem-uml|relay   builds the path and starts the server: 10.99.0.2, port 5499
#   path.sh set MICROS                 sets the round-trip time
#   path.sh ping                       prints what ping sees at 0, 500, 1000, 5000 us
#   path.sh calibrate                  measures by ping how much longer than set a round trip is; from then on set allows for it
#   path.sh down                       ends the server and removes the path
# PGBIN names the server's programs; they run as the user PGUSER_OS, by default postgres. UML names the user-mode Linux.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
state=/run/orderbench-netem
namespace=orderbench
between=orderbench-path # the namespace of the kernel between the two ends, with netem-uml
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
    if [ -f $state/kick.pid ]; then
        kill "$(cat $state/kick.pid)" 2>/dev/null || true
    fi
    if [ -f $state/uml.pid ]; then
        uml_pid=$(cat $state/uml.pid)
        if kill -0 "$uml_pid" 2>/dev/null; then
            echo "The netem queues since the start: $(ask statistics || true)"
            echo halt | timeout 20 tee $state/ask >/dev/null || true
            n=0
            while kill -0 "$uml_pid" 2>/dev/null && [ $n -lt 30 ]; do
                n=$((n + 1))
                sleep 0.1
            done
        fi
        # What is still there: the kernel, if it did not halt, and those of its processes that outlived it.
        for left in $(ip netns pids $between 2>/dev/null); do
            kill -KILL "$left" 2>/dev/null || true
        done
    fi
    ip link delete obclient 2>/dev/null || true
    ip netns delete $between 2>/dev/null || true
    ip netns delete $namespace 2>/dev/null || true
    rm -rf $state
}

ask() { # a command for the kernel between the two ends; prints its answer
    kill -0 "$(cat $state/uml.pid)" && echo "$1" | timeout 20 tee $state/ask >/dev/null && timeout 20 head -n 1 $state/answer
}

pings() { # round-trip times that ping sees in milliseconds, sorted
    ping -n -c 500 -i 0.005 10.99.0.2 | sed -n 's/.*time=\([0-9.]*\) ms/\1/p' | sort -n
}

# A kernel with netem as a process: user-mode Linux, whose two devices lead to two TAP devices. It opens them by name, in its
# namespace; open as they are, they then move to the ends.
start_uml() {
    uml=$(command -v "${UML:-linux.uml}") || { echo "path.sh: no ${UML:-linux.uml}: install user-mode-linux, or name it with UML" >&2; return 1; }
    module=$(ls "$(dirname "$uml")"/../lib/uml/modules/*/kernel/net/sched/sch_netem.ko)
    ip netns add $between
    ip netns exec $between sysctl -q -w net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
    for device in obclient observer; do
        ip -n $between tuntap add $device mode tap
        ip -n $between link set $device up
    done
    mkfifo $state/ask $state/answer
    # First in line for a processor, as a network is, which does not wait for the machines at its ends.
    ip netns exec $between chrt -f 1 "$uml" mem=128M root=/dev/root rootfstype=hostfs ro "init=$here/uml-init.sh" \
        umid=orderbench uml_dir=$state/uml con=null con0=null,fd:1 ssl=null ssl0=fd:3,fd:4 \
        eth0=tuntap,obclient eth1=tuntap,observer \
        "PATH=$PATH" "SCH_NETEM=$module" </dev/null >$state/uml.log 2>&1 3<>$state/ask 4<>$state/answer &
    echo $! >$state/uml.pid
    answer=$(timeout 60 head -n 1 $state/answer) || true
    [ "$answer" = ready ] || { tail -20 $state/uml.log >&2; return 1; }
    ip -n $between link set obclient netns $$
    ip -n $between link set observer netns $namespace
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
        netem-uml) start_uml ;;
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
        *) echo "path.sh: unknown kind '$kind': expected netem, netem-uml or relay" >&2; return 2 ;;
    esac
    ip address add 10.99.0.1/29 dev obclient
    ip link set obclient up
    ip -n $namespace address add 10.99.0.2/29 dev observer
    ip -n $namespace link set observer up
    if [ "$kind" = netem-uml ]; then
        # User-mode Linux leaves a packet in a thousand lying until the next one comes, for 200 ms until TCP sends again. This sends one.
        ping -n -q -i 0.001 10.99.0.2 >/dev/null 2>&1 &
        echo $! >$state/kick.pid
    fi
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
        late=$(cat $state/late 2>/dev/null || echo 0)
        micros=$(($2 > late ? $2 - late : 0))
        case $(cat $state/kind) in
            netem) # Half of it in each direction. tc takes fractions, but no nanoseconds.
                half=$((micros / 2)).$((micros % 2 * 5))us
                tc qdisc change dev obclient root netem delay $half limit 10000
                tc -n $namespace qdisc change dev observer root netem delay $half limit 10000
                ;;
            netem-uml) [ "$(ask $micros)" = $micros ] ;;
            relay)
                echo $micros >$state/micros
                kill -HUP "$(cat $state/relay.pid)"
                ;;
        esac
        ;;
    ping)
        for micros in 0 500 1000 5000; do
            "$0" set $micros
            pings | awk -v set=$micros '
                { times[NR] = $1; sum += $1 }
                END { printf "ping at %4d us: %d answers, median %.3f ms, p90 %.3f ms, mean %.3f ms\n",
                    set, NR, times[int((NR + 1) / 2)], times[int(NR * 0.9)], sum / NR }'
        done
        "$0" set 0
        ;;
    calibrate)
        rm -f $state/late
        for pass in 1 2; do
            for micros in 0 1000; do
                "$0" set $micros
                pings | awk -v set=$micros '{ times[NR] = $1 } END { print set, times[int((NR + 1) / 2)] }'
            done
        done | awk '{ sum[$1] += $2 / 2 } END { printf "%d\n", (sum[1000] - sum[0]) * 1000 - 1000 }' >$state/late.new
        mv $state/late.new $state/late
        "$0" set 0
        echo "A round trip of 1000 us took $(cat $state/late) us more by ping; set allows for that from now on."
        ;;
    down) down ;;
    *) sed -n '2,8s/^# //p' "$0" >&2; exit 2 ;;
esac
