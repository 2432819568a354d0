#!/usr/bin/env bash
# Installs the Debian packages that the tests need and a bare machine lacks; elsewhere names them.
set -euo pipefail

# Where servers lie, which is not on everybody's path.
PATH=$PATH:/usr/sbin

needed() {
    cat <<'END'
mvn maven
chromium chromium
curl curl
nginx nginx
caddy caddy
python3 python3
END
}

# A test that lacks these is skipped.
optional() {
    cat <<'END'
mcs mono-mcs mono-runtime libmono-system-net-http4.0-cil libmono-system-runtime-serialization4.0-cil
END
}

# Packages of list $1 whose commands are not there.
missing() {
    local name package
    $1 | while read -r name package; do
        command -v "$name" >/dev/null || printf ' %s' "$package"
    done
}

lacking=$(missing needed)
wanted=$(missing optional)
[ -n "$lacking$wanted" ] || exit 0

if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
    [ -n "$lacking" ] || exit 0
    echo "Please install:$lacking" >&2
    exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Whoever holds a lock is waited for; a mirror that does not answer is asked again.
apt() { apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" >>"$log" 2>&1; }

echo "Installing:$lacking$wanted" >&2
export DEBIAN_FRONTEND=noninteractive
for try in 1 2 3 4 5; do
    : >"$log"
    # Where one source of several can't be read, what is needed may still be had from the others.
    apt update || true
    apt install -y --no-install-recommends $lacking $wanted || true
    # Not every distribution has what is optional.
    lacking=$(missing needed)
    [ -z "$lacking" ] || apt install -y --no-install-recommends $lacking || true
    lacking=$(missing needed)
    [ -n "$lacking" ] || exit 0
    echo "Not installed yet, at attempt $try:$lacking" >&2
    [ "$try" = 5 ] || sleep $((try * 10))
done
echo "apt-get could not install:$lacking; its last words:" >&2
tail -n 30 "$log" >&2
exit 1
