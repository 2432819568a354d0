#!/usr/bin/env bash
# Counts the source files that a reader opens to follow a token request by client credentials.
#
#   scripts/walk.sh [FOLDER [JAVA ARGUMENTS]]
#
# FOLDER is a checkout, this one by default; it is built, and its demo server started on a free port of the
# loopback. JAVA ARGUMENTS start another build of it instead, such as -cp … dev.steelyard.program.Main.
#
# Counted are the files of Steelyard whose code runs in one warm request, from the entry of the token endpoint to
# its return, as a debugger sees them; in the order of the first entry. Value types (records, enums, sealed types)
# are listed apart and not counted. Exit status 1: more than 14 files, or in more than 9 folders.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(cd "${1:-$here/..}" && pwd)
shift || true
cd "$folder"
. scripts/java.sh
find_java
if [ $# = 0 ]; then
    . scripts/build.sh
    build
    set -- -jar "$folder/steelyard/target/steelyard.jar"
fi
exec java "$here/Walk.java" "$@"
