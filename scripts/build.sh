# Builds what ./run, ./test, bench/run and bin/steelyard start. Sourced.

# For what stays up, the server and the demo API: small, and quick to start. The later of two flags counts.
SERVER_FLAGS="-XX:+UseSerialGC -XX:TieredStopAtLevel=4 -Xss512k -Xmx512m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${STEELYARD_JAVA_OPTIONS:-}"

BUILT=target/built

maven() {
    command -v mvn >/dev/null || {
        echo "Maven 3.8 or newer is needed: install it (Debian, Ubuntu: apt-get install maven; Fedora: dnf install maven; macOS: brew install maven)." >&2
        return 1
    }
    MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" mvn -B -ntp "$@"
}

# Whether something has changed since the last build.
is_stale() { [ ! -e $BUILT ] || [ -n "$(find pom.xml */pom.xml */src/main -newer $BUILT -print -quit)" ]; }

# Packages everything, unless nothing has changed since the last time. Standard output is left to what is
# started next.
build() {
    is_stale || return 0
    echo "Building; the first time this takes some minutes …" >&2
    maven -q package -DskipTests -Dmaven.test.skip=true >&2 || return
    mkdir -p target
    touch $BUILT
}

# Packages everything the first time. Later a server may run from these jars: a command must not replace them.
build_once() {
    if [ ! -e $BUILT ]; then
        build
    elif is_stale; then
        echo "steelyard: the sources are newer than this build. ./run builds again; stop the server of this folder first." >&2
    fi
}

# Makes the server's AOT cache by a short run on an empty store, once for each build, and adds it to the
# flags: the server then starts in about half the time. Without it everything works the same.
warm_start() {
    local cache=steelyard/target/steelyard.aot scratch
    if [ ! -e $cache ] || [ $BUILT -nt $cache ]; then
        scratch=$(mktemp -d)
        java $SERVER_FLAGS -XX:AOTCacheOutput=$cache -Xlog:aot=off -Xlog:aot*=off \
            -jar steelyard/target/steelyard.jar demo --port 0 --data "$scratch/data" \
            --write "$scratch/demo.json" >"$scratch/log" 2>&1 &
        await "$scratch/demo.json" $! && kill $! && wait $! || true
        rm -r "$scratch"
    fi
    [ ! -e $cache ] || SERVER_FLAGS="$SERVER_FLAGS -XX:AOTCache=$cache -Xlog:aot=off -Xlog:aot*=off"
}

# Waits, 60 s at most, until file $1 is there, while process $2 lives.
await() {
    local i
    for ((i = 0; i < 600; i++)); do
        [ -e "$1" ] && return 0
        kill -0 "$2" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

# Waits, 60 s at most, until something answers at URL $1, while process $2 lives.
await_http() {
    local i
    for ((i = 0; i < 600; i++)); do
        curl -s -o /dev/null --max-time 2 "$1" && return 0
        kill -0 "$2" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

# One value of target/demo.json: member $1, or member $2 of object $1.
demo_value() {
    java -cp e2e/target/steelyard-e2e.jar dev.steelyard.e2e.DemoValue target/demo.json "$@"
}
