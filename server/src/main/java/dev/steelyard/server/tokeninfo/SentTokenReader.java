package dev.steelyard.server.tokeninfo;

import dev.steelyard.guard.internal.token.PresentedToken;
import dev.steelyard.guard.internal.token.PresentedToken.Scheme;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the access token of a request from its Authorization header (RFC 6750, section 2.1, and RFC
 * 9449, section 7.1) or its form (RFC 6750, section 2.2). The third way, in the query, is not
 * accepted: queries end up in logs.
 */
final class SentTokenReader {
    private static final String PARAMETER = "access_token";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private SentTokenReader() {}

    /** The authentication of a request, if any. */
    sealed interface Read {
        record Token(PresentedToken.One presented) implements Read {}

        record Malformed() implements Read {}

        record Missing() implements Read {}

        record InQuery() implements Read {}
    }

    /**
     * Reads the token.
     *
     * @throws MalformedRequest where it comes by both ways: "Clients MUST NOT use more than one
     *     method to transmit the token in each request" (section 2)
     */
    static Read of(Request request) {
        if (PresentedToken.of(List.of(), request.rawQuery()) instanceof PresentedToken.InQuery) {
            return new Read.InQuery();
        }
        var headers = request.headers("authorization");
        var form = inForm(request);
        if (!headers.isEmpty() && form.isPresent()) {
            throw new MalformedRequest(
                    "send the access token in the header or in the form, not in both");
        }
        if (!headers.isEmpty()) {
            return switch (PresentedToken.of(headers, null)) {
                case PresentedToken.One one -> read(one);
                case PresentedToken.Unusable _, PresentedToken.InQuery _ -> new Read.Malformed();
            };
        }
        return form.map(text -> read(new PresentedToken.One(text, Scheme.BEARER)))
                .orElseGet(Read.Missing::new);
    }

    private static Read read(PresentedToken.One presented) {
        return TOKEN.matcher(presented.token()).matches()
                ? new Read.Token(presented)
                : new Read.Malformed();
    }

    private static Optional<String> inForm(Request request) {
        boolean form =
                request.method().equals("POST")
                        && request.header("content-type")
                                .filter(SentTokenReader::isForm)
                                .isPresent();
        return form ? request.form().get(PARAMETER) : Optional.empty();
    }

    private static boolean isForm(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }
}
