package dev.steelyard.server.userinfo;

import dev.steelyard.server.http.Request;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bearer token in the Authorization header (RFC 6750, section 2.1). The two other ways, in the
 * form and in the query, are not taken: they end in logs.
 */
final class BearerHeader {
    private static final Pattern BEARER =
            Pattern.compile("Bearer +(?<token>[A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

    private BearerHeader() {}

    /** Whether a request authenticates at all, and with which token. */
    sealed interface Read {
        record Token(String text) implements Read {}

        record Malformed() implements Read {}

        record Missing() implements Read {}
    }

    static Read of(Request request) {
        Optional<String> header = request.header("authorization");
        if (header.isEmpty()) {
            return new Read.Missing();
        }
        var bearer = BEARER.matcher(header.get());
        return bearer.matches() ? new Read.Token(bearer.group("token")) : new Read.Malformed();
    }
}
