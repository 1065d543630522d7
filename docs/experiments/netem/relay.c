/*
 * A path between two network namespaces whose packets are delayed by a program, for kernels without sch_netem: two TUN
 * devices, each packet read from one and written to the other half a round-trip time later. The kernel's own TCP is at both
 * ends. Usage: relay NAMESPACE DELAYFILE; the file holds the round-trip time in microseconds and is read again on SIGHUP.
 * Build: cc -O2 -o relay relay.c
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#define SLOTS 4096 /* a power of two; more than any window here fills */
#define PACKET 2048 /* an MTU of 1500 and room */
#define SPIN 100000 /* nanoseconds before a packet is due that are not slept */

struct packet {
    long long due;
    int length;
    char bytes[PACKET];
};

struct direction {
    int in, out;
    unsigned head, tail;
    struct packet *packets;
};

static volatile sig_atomic_t reload = 1;

/* How late packets were handed on, since the delay was set. */
static long long lateness, handed_on;

static void on_hangup(int signal) {
    (void)signal;
    reload = 1;
}

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static int open_tun(const char *name) {
    struct ifreq request;
    int fd = open("/dev/net/tun", O_RDWR | O_NONBLOCK);
    if (fd < 0) fail("/dev/net/tun");
    memset(&request, 0, sizeof request);
    request.ifr_flags = IFF_TUN | IFF_NO_PI;
    strncpy(request.ifr_name, name, IFNAMSIZ - 1);
    if (ioctl(fd, TUNSETIFF, &request) < 0) fail("TUNSETIFF");
    return fd;
}

static void take(struct direction *d, long long delay) {
    while (d->head - d->tail < SLOTS) {
        struct packet *p = &d->packets[d->head % SLOTS];
        p->length = (int)read(d->in, p->bytes, PACKET);
        if (p->length <= 0) return;
        p->due = now() + delay;
        d->head++;
    }
}

static long long hand_on(struct direction *d) {
    while (d->head != d->tail) {
        struct packet *p = &d->packets[d->tail % SLOTS];
        long long left = p->due - now();
        if (left > 0) return left;
        if (write(d->out, p->bytes, (size_t)p->length) < 0) perror("write");
        d->tail++;
        lateness -= left;
        handed_on++;
    }
    return -1;
}

int main(int count, char **arguments) {
    struct direction there = {0}, back = {0};
    struct pollfd fds[2];
    long long delay = 0;
    char path[256];
    int namespace;
    if (count != 3) {
        fprintf(stderr, "usage: relay NAMESPACE DELAYFILE\n");
        return 2;
    }
    there.in = back.out = open_tun("obclient");
    snprintf(path, sizeof path, "/run/netns/%s", arguments[1]);
    namespace = open(path, O_RDONLY);
    if (namespace < 0 || setns(namespace, CLONE_NEWNET) < 0) fail(path);
    there.out = back.in = open_tun("observer");
    there.packets = calloc(SLOTS, sizeof(struct packet));
    back.packets = calloc(SLOTS, sizeof(struct packet));
    if (!there.packets || !back.packets) fail("calloc");
    prctl(PR_SET_TIMERSLACK, 1UL, 0, 0, 0);
    signal(SIGHUP, on_hangup);
    fds[0] = (struct pollfd){.fd = there.in, .events = POLLIN};
    fds[1] = (struct pollfd){.fd = back.in, .events = POLLIN};
    for (;;) {
        long long a, b, left;
        if (reload) {
            FILE *file = fopen(arguments[2], "r");
            long long micros = 0;
            reload = 0;
            if (handed_on > 0)
                fprintf(stderr, "round trip %lld us: %lld packets, late by %.1f us in the mean\n", delay / 500, handed_on,
                        lateness / 1e3 / handed_on);
            lateness = handed_on = 0;
            if (!file || fscanf(file, "%lld", &micros) != 1) fail(arguments[2]);
            fclose(file);
            delay = micros * 500; /* half of it in nanoseconds */
        }
        take(&there, delay);
        take(&back, delay);
        a = hand_on(&there);
        b = hand_on(&back);
        left = a < 0 ? b : b < 0 || a < b ? a : b;
        if (left < 0) {
            poll(fds, 2, 1000);
        } else if (left > SPIN) {
            struct timespec wait = {0, left - SPIN};
            ppoll(fds, 2, &wait, NULL);
        }
    }
}
