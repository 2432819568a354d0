#!/usr/bin/env bash
# Installs what a bare machine lacks: as root on Debian and its kin; elsewhere names the command, in one line.
#
#   scripts/packages.sh          what the tests need
#   scripts/packages.sh build    what ./run needs
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/java.sh

# Servers lie there, which is not in each user's PATH.
PATH=$PATH:/usr/sbin

case ${1:-} in
    build)
        needed="jdk mvn curl"
        optional= ;;
    *)
        needed="jdk mvn curl chromium nginx caddy python3"
        # A test that lacks it is skipped: not every distribution has it.
        optional=mcs ;;
esac

there() {
    case $1 in
        jdk) (find_java) 2>/dev/null ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

# Those of $1 that are not there.
missing() {
    local name
    for name in $1; do
        there "$name" || printf ' %s' "$name"
    done
}

# The first program that installs packages here; the system's own comes before Homebrew.
manager() {
    local name
    for name in apt-get dnf zypper pacman apk brew; do
        if command -v $name >/dev/null; then
            echo $name
            return
        fi
    done
}

# The package of $1 that manager $2 has; nothing where it has none.
package() {
    local name
    case $1:$2 in
        jdk:apt-get)
            for name in openjdk-25-jdk-headless temurin-25-jdk zulu25-jdk-headless java-25-amazon-corretto-jdk; do
                if apt-cache policy $name 2>/dev/null | grep -q 'Candidate: [^(]'; then
                    echo $name
                    return
                fi
            done ;;
        jdk:dnf | jdk:zypper) echo java-25-openjdk-devel ;;
        jdk:pacman) echo jdk-openjdk ;;
        jdk:apk) echo openjdk25 ;;
        jdk:brew) echo openjdk@25 ;;
        mvn:*) echo maven ;;
        mcs:*) echo "mono-mcs mono-runtime libmono-system-net-http4.0-cil libmono-system-runtime-serialization4.0-cil" ;;
        *) echo "$1" ;;
    esac
}

packages() {
    local name
    for name in $1; do
        package "$name" "$2"
    done | tr '\n' ' '
}

# Says in one line what is lacking and how to install it.
tell() {
    local lacking=$1 with=$2 found command= hint=
    lacking=${lacking# }
    found=$(packages "$lacking" "$with")
    found=${found% }
    case $with in
        apt-get) command="sudo apt-get install -y $found" ;;
        dnf) command="sudo dnf install -y $found" ;;
        zypper) command="sudo zypper install -y $found" ;;
        pacman) command="sudo pacman -S --needed $found" ;;
        apk) command="sudo apk add $found" ;;
        brew) command="brew install $found" ;;
    esac
    [ -n "$found" ] || command=
    case " $lacking " in
        *" jdk "*) [ -n "$(package jdk "$with")" ] && [ -n "$with" ] ||
            hint="sdk install java $JAVA_NEEDED-tem (SDKMAN)" ;;
    esac
    lacking=${lacking/mvn/Maven}
    lacking=${lacking// /, }
    lacking=${lacking/jdk/Java $JAVA_NEEDED}
    if [ -z "$with" ]; then
        echo "Missing: $lacking. Install them${hint:+; Java by: $hint}" >&2
    else
        echo "Missing: $lacking. Install: $command${command:+${hint:+; Java: }}$hint" >&2
    fi
}

lacking=$(missing "$needed")
more=$(missing "$optional")
[ -n "$lacking$more" ] || exit 0

with=$(manager)
if [ "$with" != apt-get ] || [ "$(id -u)" != 0 ]; then
    [ -n "$lacking" ] || exit 0
    tell "$lacking" "$with"
    exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# apt waits for another process's lock, and asks a mirror again that does not answer.
apt() { apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" >>"$log" 2>&1; }

export DEBIAN_FRONTEND=noninteractive
for try in 1 2 3 4 5; do
    : >"$log"
    # Where one source of several can't be read, what is needed may still be had from the others.
    apt update || true
    wanted=$(packages "$lacking" apt-get)
    if [ -n "$lacking" ] && [ -z "$wanted" ]; then
        # The system has no package of it: another attempt would find none either.
        tell "$lacking" apt-get
        exit 1
    fi
    echo "Installing: $wanted$(packages "$more" apt-get)" >&2
    [ -z "$wanted" ] || apt install -y --no-install-recommends $wanted || true
    [ -z "$more" ] || apt install -y --no-install-recommends $(packages "$more" apt-get) || true
    more=
    lacking=$(missing "$needed")
    [ -n "$lacking" ] || exit 0
    [ "$lacking" != " jdk" ] || [ -n "$(package jdk apt-get)" ] || continue
    echo "Not installed yet, at attempt $try:$lacking" >&2
    [ "$try" = 5 ] || sleep $((try * 10))
done
echo "apt-get could not install:$lacking; its last words:" >&2
tail -n 30 "$log" >&2
exit 1
