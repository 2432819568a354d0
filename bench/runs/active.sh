# how fast a guard gets to know thousands of clients, and the memory that they take

active_usage() {
    cat <<'TEXT'
usage: bench/run active [--clients N] [--active N] [--callers N]

Starts PostgreSQL and a node of Steelyard as processes, fills the database with N clients of N/100
applications, each client with 5 roles and 2 API keys, and lets one guard meet some of them at once.
A tenth of those are of one application, a role of which is changed then. A short run:
bench/run active --clients 100000 --active 10000

  --clients N   clients in the database (1000000)
  --active N    clients that the guard meets (50000)
  --callers N   requests that come at once (1000)

Last line: active: clients=… active=… load_s=… states_per_s=… guard_mb=… bytes_per_state=… node_mb=… role_change_ms=…
  load_s           seconds until the guard knows them all
  guard_mb         heap of the guard then;  bytes_per_state  what each of them takes of it
  node_mb          resident memory of the node
  role_change_ms   milliseconds from the request to change the role until the guard has answered of
                   all whom it concerns anew
TEXT
}

main() {
    local clients=1000000 active=50000 callers=1000
    while [ $# -gt 0 ]; do
        case "$1" in
            --clients) clients=$2 && shift 2 ;;
            --active) active=$2 && shift 2 ;;
            --callers) callers=$2 && shift 2 ;;
            -h | --help) active_usage && exit 0 ;;
            *) active_usage >&2 && exit 2 ;;
        esac
    done
    on_cluster dev.steelyard.bench.active.ActiveClients "$clients" "$active" "$callers"
}
