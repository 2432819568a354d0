# What load runs share: servers that are pinned to a core, their CPU time and memory, the load; and
# runs that start their servers themselves. Sourced by bench/run. Linux only: it reads /proc.

SERVER_CORE=${SERVER_CORE:-0}
LOAD_CORE=${LOAD_CORE:-1}
CONNECTIONS=${CONNECTIONS:-32}

STARTED=()

fail() {
    echo "bench: $*" >&2
    exit 1
}

# Ends the servers that this run started, and removes its folder.
tidy() {
    local pid
    for pid in ${STARTED[@]+"${STARTED[@]}"}; do
        kill "$pid" 2>/dev/null || true
    done
    wait
    rm -rf "$work"
}

# Makes the run's folder, $work; call once, before anything is started.
prepare() {
    [ -r /proc/self/stat ] || fail "needs Linux: CPU time is read from /proc"
    [ "$(nproc)" -ge 2 ] || fail "needs two cores: one for the server, one for the load"
    work=$(mktemp -d)
    trap tidy EXIT
}

need_wrk() {
    command -v wrk >/dev/null && return
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
        fail "needs wrk (Debian: apt-get install wrk)"
    apt-get -qq update && apt-get -qq install -y wrk >/dev/null || fail "wrk can't be installed"
}

# A port of the loopback address that nobody listens at.
free_port() {
    local port
    while port=$((20000 + RANDOM % 10000)); do
        (: </dev/tcp/127.0.0.1/$port) 2>/dev/null || break
    done
    echo "$port"
}

# start NAME JAR ARGUMENT…: a Java program on the server's core, with the flags of ./run. Its output
# goes to $work/NAME.log, its pid to $started.
start() {
    local name=$1
    shift
    taskset -c "$SERVER_CORE" java $SERVER_FLAGS -jar "$@" >"$work/$name.log" 2>&1 </dev/null &
    started=$!
    STARTED+=("$started")
}

# up NAME PID COMMAND…: waits until the command succeeds; fails with the log if it does not in 60 s.
up() {
    local name=$1 pid=$2 until=$((SECONDS + 60))
    shift 2
    until "$@" >/dev/null 2>&1; do
        if ! kill -0 "$pid" 2>/dev/null || [ $SECONDS -ge $until ]; then
            tail -n 40 "$work/$name.log" >&2
            fail "$name did not come up"
        fi
        sleep 0.1
    done
}

# CPU time of process $1 so far, all its threads, user and system, in microseconds.
cpu_us() {
    local stat
    stat=$(<"/proc/$1/stat") || fail "process $1 is gone"
    # The name, in parentheses, may hold blanks: count fields behind it. utime and stime are 14, 15.
    read -r -a stat <<<"${stat##*) }"
    echo $(((stat[11] + stat[12]) * (1000000 / $(getconf CLK_TCK))))
}

# Resident memory of process $1, in MB.
rss_mb() {
    awk '/^VmRSS:/ { printf "%d", $2 / 1024 }' "/proc/$1/status"
}

# The median of the numbers on stdin.
median() {
    sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# load SCRIPT URL SECONDS: on the other core; prints what the script's done() writes.
load() {
    local out
    out=$(taskset -c "$LOAD_CORE" wrk -t1 -c"$CONNECTIONS" -d"$3"s -s "$1" "$2") ||
        fail "wrk failed: $out"
    sed -n 's/^result: //p' <<<"$out"
}

# on_cluster CLASS ARGUMENT…: builds everything and runs a class that starts PostgreSQL and nodes.
on_cluster() {
    find_java
    build
    # The end-to-end module finds the programs from where it is loaded.
    java $SERVER_FLAGS -cp e2e/target/steelyard-e2e.jar:bench/target/steelyard-bench.jar "$@"
}

# Of lines "other FIGURE" and "steelyard FIGURE" in turn: the ratio of the second to the first, with its 95 % interval.
against() {
    awk '$1 == "other" { other = $2 } $1 == "steelyard" { x = log($2 / other); n++; sum += x; squares += x * x }
        END {
            split("12.71 4.30 3.18 2.78 2.57 2.45 2.36 2.31 2.26 2.23 2.20 2.18 2.16 2.14 2.13", t)
            mean = sum / n
            half = n > 1 ? (n - 1 in t ? t[n - 1] : 2.1) * sqrt((squares - n * mean * mean) / (n - 1) / n) : 9
            printf "against: ratio=%.3f low=%.3f high=%.3f\n", exp(mean), exp(mean - half), exp(mean + half)
        }'
}
