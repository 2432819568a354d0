#!/usr/bin/env bash
# Installs the Debian packages that the tests need and a bare machine lacks; elsewhere names them.
set -euo pipefail

missing=
need() { command -v "$1" >/dev/null || missing="$missing $2"; }
need mvn maven
need chromium chromium
need curl curl
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing:$missing" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null
    apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Please install:$missing" >&2
    exit 1
fi
