package dev.steelyard.program.settings;

import java.util.regex.Pattern;

/** Validates the database's JDBC URL, and removes secrets from it for messages. */
final class DatabaseUrl {
    private static final Pattern SQLITE = Pattern.compile("(?:jdbc:)?sqlite:(.+)");

    // Up to the last @ before the query, and ports are numbers: no part of a password is taken for
    // a host.
    private static final Pattern POSTGRESQL =
            Pattern.compile(
                    "(?:jdbc:)?postgres(?:ql)?://(?:[^?]*@)?(HOST(?:,HOST)*)/[^/@?#:]*(?:\\?[^@]*)?"
                            .replace("HOST", "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::\\d+)?"));

    private static final Pattern TIME = Pattern.compile("[?&](?:connect|socket)Timeout=([^&]*)");
    // 0 would mean no limit, and a pool accepts no such wait.
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,3}");

    private DatabaseUrl() {}

    /**
     * Returns the URL, if it has the required form.
     *
     * @throws IllegalArgumentException with the form, and no part of the URL
     */
    static String checked(String url) {
        if (!url.isEmpty()
                && !SQLITE.matcher(url).matches()
                && !POSTGRESQL.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    "sqlite:/path/file.db or postgresql://user:password@host:port/database, with all"
                            + " special characters of user and password percent-encoded");
        }
        if (POSTGRESQL.matcher(url).matches()
                && !TIME.matcher(url)
                        .results()
                        .allMatch(time -> SECONDS.matcher(time.group(1)).matches())) {
            throw new IllegalArgumentException(
                    "a URL whose connectTimeout and socketTimeout are whole seconds, 1 to 9999");
        }
        return url;
    }

    /** The hosts, each with its port, or the file. */
    static String place(String url) {
        var hosts = POSTGRESQL.matcher(url);
        if (hosts.matches()) {
            var first = hosts.group(1);
            return first.matches(".*:\\d+") ? first : first + ":5432";
        }
        var file = SQLITE.matcher(url);
        return file.matches() ? file.group(1) : "";
    }
}
