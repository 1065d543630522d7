#!/bin/sh
# The first process of the kernel that path.sh starts as kind netem-uml: a router between the two ends, with netem on both of
# its devices. It takes commands from its serial line, one a line, and answers each with one line.
#   MICROS      sets the round-trip time, half of it on each device; answers MICROS
#   statistics  answers what the netem queues have sent and dropped
#   halt        ends this kernel
# In the environment, from the kernel's command line: PATH, and SCH_NETEM, the module's file.
exec </dev/null >/dev/console 2>&1
set -eu
mount -t proc proc /proc
trap 'echo o >/proc/sysrq-trigger' EXIT # A step that fails ends this kernel, and so path.sh.
if command -v insmod >/dev/null; then insmod "$SCH_NETEM"; else busybox insmod "$SCH_NETEM"; fi
echo 1 >/proc/sys/net/ipv4/ip_forward
for end in eth0:10.99.0.1 eth1:10.99.0.2; do
    device=${end%:*}
    echo 1 >/proc/sys/net/ipv4/conf/$device/proxy_arp # The ends believe that they are on one link.
    echo 0 >/proc/sys/net/ipv4/neigh/$device/proxy_delay
    ip address add 10.99.0.3/32 dev $device
    ip link set $device up
    ip route add "${end#*:}" dev $device
    tc qdisc add dev $device root netem delay 0us limit 10000
done
stty -F /dev/ttyS0 raw -echo
exec 3<>/dev/ttyS0
echo ready >&3
while read -r command <&3; do
    case $command in
        halt) exit ;;
        statistics) tc -s qdisc show | awk '/^qdisc netem/ { device = $5 } /Sent/ && device { printf "%s %s packets, dropped %s ", device, $4, $7 + 0; device = "" }
                END { print "" }' >&3 ;;
        *)
            for device in eth0 eth1; do
                tc qdisc change dev $device root netem delay $((command / 2)).$((command % 2 * 5))us limit 10000
            done
            echo "$command" >&3
            ;;
    esac
done
