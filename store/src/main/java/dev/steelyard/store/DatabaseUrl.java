package dev.steelyard.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A parsed database URL from the configuration, for SQLite or PostgreSQL. Never shows a password.
 */
sealed interface DatabaseUrl {
    String ENCODED =
            "not a database URL: are all special characters of user and password percent-encoded?";

    Pattern HOSTS =
            Pattern.compile(
                    "HOST(:\\d+)?(,HOST(:\\d+)?)*/[^/@?#:]*"
                            .replace("HOST", "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])"));

    /** {@code sqlite:/path/file.db}. */
    record Sqlite(Path file) implements DatabaseUrl {}

    /**
     * {@code postgresql://user:password@host:port/database?…}, or the same as a JDBC URL.
     *
     * @param jdbcUrl without user and password
     */
    record Postgres(String jdbcUrl, String user, String password) implements DatabaseUrl {
        /** Without its parameters: one of them may be the password of a key. */
        String place() {
            var rest = jdbcUrl.substring(jdbcUrl.indexOf("://") + 3);
            var place = rest.substring(0, (rest + "?").indexOf('?'));
            int slash = place.indexOf('/');
            return "PostgreSQL at "
                    + place.substring(0, slash)
                    + ", database "
                    + place.substring(slash + 1)
                    + (user.isEmpty() ? "" : ", user " + user);
        }

        @Override
        public String toString() {
            return "Postgres[" + jdbcUrl + ", " + user + "]";
        }
    }

    /**
     * @throws IllegalArgumentException if it is neither; the message holds nothing of {@code url}
     */
    static DatabaseUrl parse(String url) {
        var rest = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        if (rest.startsWith("sqlite:") && rest.length() > "sqlite:".length()) {
            return new Sqlite(Path.of(rest.substring("sqlite:".length())));
        }
        if (rest.startsWith("postgresql://") || rest.startsWith("postgres://")) {
            return postgres(rest.substring(rest.indexOf("://") + 3));
        }
        throw new IllegalArgumentException(
                "a database is sqlite:/path/file.db or"
                        + " postgresql://user:password@host:port/database");
    }

    // by hand: java.net.URI quotes what it can't parse, and knows no list of hosts
    private static Postgres postgres(String rest) {
        int query = rest.indexOf('?');
        var place = query < 0 ? rest : rest.substring(0, query);
        int at = place.lastIndexOf('@');
        var hosts = place.substring(at + 1);
        if (!HOSTS.matcher(hosts).matches() || (query >= 0 && rest.indexOf('@', query) >= 0)) {
            // part of a password, most likely, that would be taken for something to be shown
            throw new IllegalArgumentException(ENCODED);
        }
        var login = at < 0 ? "" : place.substring(0, at);
        int colon = login.indexOf(':');
        var user = decoded(colon < 0 ? login : login.substring(0, colon));
        var password = colon < 0 ? "" : decoded(login.substring(colon + 1));
        List<String> others = new ArrayList<>();
        for (var parameter : (query < 0 ? "" : rest.substring(query + 1)).split("&")) {
            if (parameter.startsWith("user=")) {
                user = decoded(parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                password = decoded(parameter.substring("password=".length()));
            } else if (!parameter.isEmpty()) {
                others.add(parameter);
            }
        }
        var tail = others.isEmpty() ? "" : "?" + String.join("&", others);
        return new Postgres("jdbc:postgresql://" + hosts + tail, user, password);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(ENCODED);
        }
    }
}
