# server CPU a client-credentials token, against the floor of the same run

tokens_usage() {
    cat <<'TEXT'
usage: bench/run tokens [--rounds N] [--seconds N] [--warmup N] [--max R] [--floor-only] [--against FOLDER]

Starts the floor (a bare handler that signs one ES256 token, same crypto provider) and Steelyard,
both pinned to one core, loads them in turn from another with wrk, and compares the medians.

  --rounds N    measured windows of each server (3)
  --seconds N   length of a window (10)
  --warmup N    tokens of each server before its first window (150000): compilers need work, not time
  --max R       fail if the ratio is above R (2.0)
  --floor-only  only the floor: to look at the machine
  --against FOLDER  also a built checkout of another revision, in windows of both at the same time; 10 rounds or more

Environment: SERVER_CORE (0), LOAD_CORE (1), CONNECTIONS (32); STEELYARD_DATABASE_URL for an empty
PostgreSQL database (else SQLite).
With --against, a line before: against: ratio=… low=… high=…, the CPU of this checkout by that of the other, and its
95 % interval (Student's t of the rounds' logarithms).
Last line: tokens: cpu_us=… floor_us=… ratio=… per_core=…
  cpu_us    microseconds of server CPU (user and system) a token;  floor_us  the same of the floor
  per_core  tokens a second of Steelyard on its one core
TEXT
}

main() {
    local rounds=3 seconds=10 warmup=150000 max=2.0 servers=(floor steelyard) other=
    while [ $# -gt 0 ]; do
        case "$1" in
            --rounds) rounds=$2 && shift 2 ;;
            --seconds) seconds=$2 && shift 2 ;;
            --warmup) warmup=$2 && shift 2 ;;
            --max) max=$2 && shift 2 ;;
            --floor-only) servers=(floor) && shift ;;
            --against) other=$(cd "$2" && pwd) && shift 2 ;;
            -h | --help) tokens_usage && exit 0 ;;
            *) tokens_usage >&2 && exit 2 ;;
        esac
    done
    find_java
    prepare
    need_wrk
    build

    local -A pid url form
    local name round
    for name in "${servers[@]}" ${other:+other}; do
        "start_$name"
    done
    for name in "${servers[@]}" ${other:+other}; do
        warm "$name" "$warmup"
    done
    for ((round = 1; round <= rounds; round++)); do
        for name in "${servers[@]}"; do
            window "$name" 2 >/dev/null
            window "$name" "$seconds" >>"$work/rounds"
        done
        if [ -n "$other" ]; then
            both "$seconds" >>"$work/pairs"
        fi
    done
    report "$max"
}

start_floor() {
    start floor bench/target/steelyard-bench.jar 0
    pid[floor]=$started
    up floor "$started" grep -q '^floor: ' "$work/floor.log"
    grep '^floor: ' "$work/floor.log"
    url[floor]=http://127.0.0.1:$(sed -n 's/^floor: port=\([0-9]*\).*/\1/p' "$work/floor.log")/token
    form[floor]="grant_type=client_credentials&client_id=0192a3b4c5d60718293a4b5d&client_secret=sy_sk_0192a3b4c5d60718293a4b5d_0000000000000000000000000000000000000000000_000000"
}

start_steelyard() {
    demonstration steelyard .
}

start_other() {
    demonstration other "$other"
}

# demonstration NAME FOLDER: that of a checkout, in an empty store.
demonstration() {
    local port demo=$work/$1.json
    port=$(free_port)
    start "$1" "$2/steelyard/target/steelyard.jar" demo --port "$port" \
        --issuer "http://127.0.0.1:$port/oidc" --data "$work/$1-data" --write "$demo"
    pid[$1]=$started
    up "$1" "$started" test -s "$demo"
    url[$1]=$(json issuer "$demo")/token
    form[$1]="grant_type=client_credentials&client_id=$(json client_id "$demo")&client_secret=$(json client_secret "$demo")"
}

# json MEMBER FILE: the first string of that name.
json() {
    sed -n "s/^ *\"$1\" *: *\"\([^\"]*\)\".*/\1/p" "$2" | head -n 1
}

# warm NAME TOKENS
warm() {
    local left=$2 cpu rate rest
    while [ "$left" -gt 0 ]; do
        read -r _ cpu rate rest <<<"$(window "$1" 5)"
        [ "${rate:-0}" -gt 0 ] || fail "$1 answers no tokens"
        left=$((left - 5 * rate))
    done
}

# window NAME SECONDS: one line: name, CPU us a token, tokens/s, busy %, p50 ms, p99 ms, RSS MB.
window() {
    local name=$1 before after tokens us failures p50 p99
    before=$(cpu_us "${pid[$name]}")
    read -r tokens us failures p50 p99 <<<"$(FORM=${form[$name]} load bench/runs/tokens.lua "${url[$name]}" "$2")"
    after=$(cpu_us "${pid[$name]}")
    [ "${failures:-1}" = 0 ] || fail "$name: ${failures:-all} of ${tokens:-the} requests failed"
    awk -v name="$name" -v cpu=$((after - before)) -v n="$tokens" -v us="$us" -v p50="$p50" -v p99="$p99" \
        -v rss="$(rss_mb "${pid[$name]}")" \
        'BEGIN { printf "%s %.1f %.0f %.0f %.2f %.2f %d\n", name, cpu / n, n / us * 1e6, cpu / us * 100, p50 / 1e3, p99 / 1e3, rss }'
}

# both SECONDS: lines as of window, of both revisions at the same time on the same core: what slows one down
# slows down the other. The other's line comes first.
both() {
    window other "$1" >"$work/other-window" &
    window steelyard "$1" >"$work/own-window"
    wait $!
    cat "$work/other-window" "$work/own-window"
}

# column NAME N: of the rounds of that server, the median of column N.
column() {
    awk -v name="$1" -v n="$2" '$1 == name { print $n }' "$work/rounds" | median
}

report() {
    local cpu floor
    {
        echo "server CPU_us/token tokens/s busy_% p50_ms p99_ms RSS_MB"
        cat "$work/rounds"
    } | column_table
    floor=$(column floor 2)
    if ! grep -q '^steelyard ' "$work/rounds"; then
        echo "floor: floor_us=$floor per_core=$(column floor 3)"
        return
    fi
    cpu=$(column steelyard 2)
    if [ -e "$work/pairs" ]; then
        against <"$work/pairs"
    fi
    if [ "$(column steelyard 4 | cut -d. -f1)" -lt 85 ]; then
        echo "note: others used the core too: per_core is lower than on a quiet machine"
    fi
    awk -v cpu="$cpu" -v floor="$floor" -v rate="$(column steelyard 3)" -v max="$1" 'BEGIN {
        ratio = cpu / floor
        printf "tokens: cpu_us=%.1f floor_us=%.1f ratio=%.2f per_core=%d\n", cpu, floor, ratio, rate
        exit ratio > max }' || fail "the ratio is above $1"
}

column_table() {
    awk '{ for (i = 1; i <= NF; i++) printf i == 1 ? "%-10s" : "%14s", $i; print "" }'
}
