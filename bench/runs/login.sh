# token latency while sources try passwords, against quiet

login_usage() {
    cat <<'TEXT'
usage: bench/run login [--attackers "N …"] [--rate N] [--rounds N] [--seconds N] [--warmup N] [--max R]

Starts Steelyard on two cores, asks it for tokens at a fixed pace, quiet and beside N attacking
sources, in turn, and compares the latencies. An attacker sends one password after another through
the login form and waits for nothing but the answer. Beside them one user logs in again and again
with a browser in which it has logged in before. With two cores in all the load shares them.

  --attackers "N …"  attacking sources, one comparison for each number ("8 100")
  --rate N           tokens a second (50)
  --rounds N         windows, quiet and beside attackers, of each comparison (2)
  --seconds N        length of a window (6)
  --warmup N         seconds of load before the first window (10)
  --max R            fail if a p99 beside attackers is above R times the quiet one (3.0)

Environment: SERVER_CORES (0,1), LOAD_CORES (all but those, if there are others).
Last lines: login: attackers=… quiet_p50=… quiet_p99=… p50=… p99=… ratio=… hashes_per_s=… gc_percent=… known=…/… met=…
  p50, p99    milliseconds from when a token was due to the answer, of all windows together
  gc_percent  share of the time in which the server stood still for its garbage
  known       logins from the known browser that succeeded, of all that it tried
TEXT
}

main() {
    local attackers="8 100" rate=50 rounds=2 seconds=6 warmup=10 max=3.0
    while [ $# -gt 0 ]; do
        case "$1" in
            --attackers) attackers=$2 && shift 2 ;;
            --rate) rate=$2 && shift 2 ;;
            --rounds) rounds=$2 && shift 2 ;;
            --seconds) seconds=$2 && shift 2 ;;
            --warmup) warmup=$2 && shift 2 ;;
            --max) max=$2 && shift 2 ;;
            -h | --help) login_usage && exit 0 ;;
            *) login_usage >&2 && exit 2 ;;
        esac
    done
    find_java
    prepare
    build

    SERVER_CORE=${SERVER_CORES:-0,1}
    LOAD_CORE=${LOAD_CORES:-$(other_cores)}
    SERVER_FLAGS="$SERVER_FLAGS -Xlog:gc:file=$work/gc.log"
    local port demo=$work/demo.json
    port=$(free_port)
    start steelyard steelyard/target/steelyard.jar demo --port "$port" \
        --issuer "http://localhost:$port/oidc" --data "$work/data" --write "$demo" \
        --set listen.trusted_proxies=127.0.0.1 --set listen.forwarded_header=x-forwarded-for
    up steelyard "$started" test -s "$demo"
    taskset -c "$LOAD_CORE" java -XX:+UseSerialGC -Xmx256m \
        -cp e2e/target/steelyard-e2e.jar:bench/target/steelyard-bench.jar \
        dev.steelyard.bench.login.LoginStorm \
        "$demo" "$work/gc.log" "$warmup" "$rate" "$seconds" "$rounds" "$max" $attackers
}

# The cores that the server leaves; with two cores in all, both.
other_cores() {
    local last=$(($(nproc) - 1))
    [ $last -ge 2 ] && echo "2-$last" || echo 0,1
}
