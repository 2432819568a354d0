# milliseconds from a committed change to the refusal at the last guard

propagation_usage() {
    cat <<'TEXT'
usage: bench/run propagation [--nodes N] [--guards N] [--rate N] [--rounds N]

Starts PostgreSQL and N nodes of Steelyard as processes, and N guards with a caller each in one JVM.
Changes a role, suspends a client, revokes a token, removes a key and lets an application expire, in
turn, and measures how long after the commit the last guard refuses its caller.

  --nodes N    nodes of the server (3)
  --guards N   guards, spread over them (50)
  --rate N     requests a second at each (20): a refusal is seen when one comes
  --rounds N   times that each change is made (40)

Columns: p50, p99 of the refusal; known50, known99 of when the last guard had heard of the change.
Last line: propagation: nodes=… guards=… p50=… p99=…
TEXT
}

main() {
    local nodes=3 guards=50 rate=20 rounds=40
    while [ $# -gt 0 ]; do
        case "$1" in
            --nodes) nodes=$2 && shift 2 ;;
            --guards) guards=$2 && shift 2 ;;
            --rate) rate=$2 && shift 2 ;;
            --rounds) rounds=$2 && shift 2 ;;
            -h | --help) propagation_usage && exit 0 ;;
            *) propagation_usage >&2 && exit 2 ;;
        esac
    done
    on_cluster dev.steelyard.bench.propagation.Propagation "$nodes" "$guards" "$rate" "$rounds"
}
