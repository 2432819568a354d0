package dev.steelyard.server.userinfo;

import dev.steelyard.server.http.MalformedRequest;
import dev.steelyard.server.http.Request;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bearer token in the Authorization header (RFC 6750, section 2.1) or in the form of a POST
 * (section 2.2). The third way, in the query, is not taken: it ends in logs.
 */
final class BearerToken {
    private static final String PARAMETER = "access_token";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final Pattern HEADER =
            Pattern.compile("Bearer +(?<token>" + TOKEN + ")", Pattern.CASE_INSENSITIVE);

    private BearerToken() {}

    /** Whether a request authenticates at all, and with which token. */
    sealed interface Read {
        record Token(String text) implements Read {}

        record Malformed() implements Read {}

        record Missing() implements Read {}
    }

    /**
     * The token.
     *
     * @throws MalformedRequest where it comes by both ways: "Clients MUST NOT use more than one
     *     method to transmit the token in each request" (section 2)
     */
    static Read of(Request request) {
        var header = request.header("authorization");
        var form = inForm(request);
        if (header.isPresent() && form.isPresent()) {
            throw new MalformedRequest(
                    "send the access token in the header or in the form, not in both");
        }
        if (header.isPresent()) {
            var bearer = HEADER.matcher(header.get());
            return bearer.matches() ? new Read.Token(bearer.group("token")) : new Read.Malformed();
        }
        return form.<Read>map(
                        text ->
                                TOKEN.matcher(text).matches()
                                        ? new Read.Token(text)
                                        : new Read.Malformed())
                .orElseGet(Read.Missing::new);
    }

    private static Optional<String> inForm(Request request) {
        boolean form =
                request.method().equals("POST")
                        && request.header("content-type").filter(BearerToken::isForm).isPresent();
        return form ? request.form().get(PARAMETER) : Optional.empty();
    }

    private static boolean isForm(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }
}
