# Finds Java 25. Sourced by run, test, .ci/run and bench/run: works in bash 3.2 too (macOS).

JAVA_NEEDED=25

# The major version of the JDK in folder $1; nothing where there is no JDK.
java_major() {
    if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    fi
}

# Folders that may hold a JDK, one a line.
java_places() {
    local on_path place
    on_path=$(command -v javac) && on_path=$(readlink -f "$on_path" 2>/dev/null) && dirname "${on_path%/*}"
    for place in \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ -d "$place" ] && printf '%s\n' "$place"
    done
    return 0
}

# Exports JAVA_HOME, and puts its bin first in PATH: the JAVA_HOME that is set where it is new
# enough, else the oldest JDK found that is. Fails, with one line, where there is none.
find_java() {
    local major place best=
    major=$(java_major "${JAVA_HOME:-}")
    if [ "${major:-0}" -lt "$JAVA_NEEDED" ]; then
        unset JAVA_HOME
        while read -r place; do
            major=$(java_major "$place")
            if [ "${major:-0}" -ge "$JAVA_NEEDED" ] && { [ -z "$best" ] || [ "$major" -lt "$best" ]; }; then
                best=$major
                JAVA_HOME=$place
            fi
        done < <(java_places)
    fi
    if [ -z "${JAVA_HOME:-}" ]; then
        echo "Java $JAVA_NEEDED is needed: install a JDK (Debian, Ubuntu: openjdk-25-jdk or temurin-25-jdk; Fedora, Red Hat: java-25-openjdk-devel; macOS: brew install openjdk@25; anywhere: sdk install java 25-tem) or set JAVA_HOME to one." >&2
        return 1
    fi
    export JAVA_HOME PATH="$JAVA_HOME/bin:$PATH"
}
