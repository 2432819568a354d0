# microseconds and bytes that a decision of the guard costs an API

guard_usage() {
    cat <<'TEXT'
usage: bench/run guard [--forks N] [--max-seen US] [--max-first US] [--against FOLDER]

Measures decisions of a guard by JMH, in one thread: 1,024 confidential clients, each with a token
(ES256) and an API key, whose states the guard knows; the server is not asked.

  --forks N        JVMs that each figure is measured in (2)
  --max-seen US    fail if a token seen before costs more microseconds (2.0)
  --max-first US   fail if a token seen first costs more microseconds (100)
  --against FOLDER  measure a built checkout of another revision, too, JVM by JVM in turn, and print the ratios

Last line: guard: seen=… first=… alloc_bytes=…
  seen         microseconds of a decision on a token that was seen before
  first        the same of a token that was not: its signature is verified
  alloc_bytes  bytes allocated for a decision on a token that was seen before
TEXT
}

main() {
    local forks=2 seen=2.0 first=100 other= rounds= round figure
    while [ $# -gt 0 ]; do
        case "$1" in
            --forks) forks=$2 && shift 2 ;;
            --max-seen) seen=$2 && shift 2 ;;
            --max-first) first=$2 && shift 2 ;;
            --against) other=$(cd "$2" && pwd) && shift 2 ;;
            -h | --help) guard_usage && exit 0 ;;
            *) guard_usage >&2 && exit 2 ;;
        esac
    done
    find_java
    build
    if [ -z "$other" ]; then
        guard_cost . "$forks" "$seen" "$first"
        return
    fi
    for ((round = 1; round <= forks; round++)); do
        rounds+="other $(guard_cost "$other" 1 99 9999 | tail -n 1)"$'\n'
        rounds+="steelyard $(guard_cost . 1 99 9999 | tail -n 1)"$'\n'
    done
    echo -n "$rounds"
    for figure in seen first; do
        echo -n "$figure "
        sed -n "s/^\([a-z]*\) .*$figure=\([0-9.]*\).*/\1 \2/p" <<<"$rounds" | against
    done
}

# guard_cost FOLDER FORKS MAX_SEEN MAX_FIRST
guard_cost() {
    java $SERVER_FLAGS -cp "$1/bench/target/steelyard-bench.jar" dev.steelyard.bench.decision.GuardCost "${@:2}"
}
