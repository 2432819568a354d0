#!/usr/bin/env bash
# Prints the size of a checkout: main sources only.
#
#   scripts/figures.sh [CHECKOUT]
#
# Lines, and of these code: without imports, comments and empty lines. Then the largest packages.
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"
mapfile -t files < <(find . -path '*/src/main/java/*.java' -not -path '*/target/*' | sort)
packages() { printf '%s\n' "${files[@]}" | grep -v /package-info.java | xargs -n1 dirname | sort | uniq -c | sort -rn; }

echo "modules   $(printf '%s\n' "${files[@]}" | cut -d/ -f2 | sort -u | wc -l)"
echo "packages  $(packages | wc -l)"
echo "files     ${#files[@]}"
echo "lines     $(cat "${files[@]}" | wc -l)"
echo "imports   $(cat "${files[@]}" | grep -c '^import ')"
echo "comments  $(cat "${files[@]}" | grep -cE '^ *(/\*|\*|//)')"
echo "empty     $(cat "${files[@]}" | grep -cE '^ *$')"
echo "code      $(cat "${files[@]}" | grep -cvE '^import |^ *(/\*|\*|//)|^ *$')"
echo "packages of more than 15 files:"
packages | awk '$1 > 15' | sed 's#\./\([^/]*\)/src/main/java/dev/steelyard/#\1 #'
echo "code by module:"
for module in $(printf '%s\n' "${files[@]}" | cut -d/ -f2 | sort -u); do
    printf '%7d %s\n' "$(find "$module/src/main/java" -name '*.java' -exec cat {} + |
        grep -cvE '^import |^ *(/\*|\*|//)|^ *$')" "$module"
done
