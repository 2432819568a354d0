package dev.steelyard.server.clientauth;

import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.clientkeys.BadJwt;
import dev.steelyard.server.clientkeys.ClientJwt;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The client credentials in a request, such as a secret, an assertion or a certificate, before they
 * are checked. They come by HTTP Basic, by a secret in its form, or by an assertion there, never
 * two of them (RFC 6749, section 2.3: "The client MUST NOT use more than one authentication method
 * in each request"). Where there is none of these, it is the certificates.
 *
 * @param certificates the client's own first; empty where there is a secret or an assertion, beside
 *     which a certificate proves nothing but binds tokens
 */
record PresentedCredentials(
        @Nullable String id,
        @Nullable String secret,
        @Nullable ClientJwt assertion,
        List<X509Certificate> certificates) {
    private static final int MAX_LENGTH = 1024;

    /** RFC 7523, section 2.2. */
    private static final String ASSERTION_TYPE =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** The second is the type of explicitly typed assertions in the revision of RFC 7523. */
    private static final Set<String> TYPES = Set.of("jwt", "client-authentication+jwt");

    static PresentedCredentials by(Request request, Parameters form) {
        var header = request.header("authorization").orElse(null);
        var id = form.get("client_id").orElse(null);
        var secret = form.get("client_secret").orElse(null);
        boolean asserted = form.has("client_assertion") || form.has("client_assertion_type");
        if ((header != null && secret != null)
                || (asserted && (header != null || secret != null))) {
            throw new MalformedRequest(
                    "authenticate once: by the Authorization header, by client_secret, or by"
                            + " client_assertion");
        }
        if (asserted) {
            return asserted(id, form);
        }
        if (header == null) {
            return new PresentedCredentials(
                    id, secret, null, secret == null ? request.certificates() : List.of());
        }
        var basic = basic(header);
        if (id != null && !id.equals(basic.id())) {
            throw new MalformedRequest("client_id is not the client of the Authorization header");
        }
        return basic;
    }

    /** Whether there is a proof that can be right or wrong. */
    boolean isProof() {
        return secret != null || assertion != null || !certificates.isEmpty();
    }

    private static PresentedCredentials asserted(@Nullable String id, Parameters form) {
        if (form.get("client_assertion_type").filter(ASSERTION_TYPE::equals).isEmpty()) {
            throw refused("client_assertion_type must be " + ASSERTION_TYPE + ".", "");
        }
        var text =
                form.get("client_assertion")
                        .orElseThrow(() -> new MalformedRequest("client_assertion is missing"));
        try {
            var assertion = ClientJwt.parse(text, TYPES);
            // RFC 7523, section 3, item 2B: "For client authentication, the subject MUST be the
            // client_id of the OAuth client."
            var subject = assertion.text("sub").orElse(null);
            if (id != null && !id.equals(subject)) {
                throw new MalformedRequest("client_id is not the client of client_assertion");
            }
            return new PresentedCredentials(subject, null, assertion, List.of());
        } catch (BadJwt e) {
            throw refused("The client assertion " + e.description() + ".", "");
        }
    }

    private static PresentedCredentials basic(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, 6) || header.length() > MAX_LENGTH) {
            throw refusedBasic("an Authorization header that is not Basic");
        }
        var pair = new String(decode(header.substring(6).strip()), StandardCharsets.US_ASCII);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw refusedBasic("Basic without a colon");
        }
        return new PresentedCredentials(
                Parameters.decode(pair.substring(0, colon)),
                Parameters.decode(pair.substring(colon + 1)),
                null,
                List.of());
    }

    /** Canonical encoding only (RFC 4648, sections 3.2 and 3.5): padded, no bits left over. */
    private static byte[] decode(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refusedBasic("Basic that is not base64");
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw refusedBasic("Basic in loose base64");
        }
        return bytes;
    }

    private static OAuthError refusedBasic(String detail) {
        return refused(
                "The Authorization header must be Basic with base64 of client_id:client_secret.",
                detail);
    }

    private static OAuthError refused(String description, String detail) {
        return new OAuthError(OAuthError.Code.INVALID_CLIENT, description, detail);
    }

    @Override
    public String toString() {
        return "Presented[" + (isProof() ? "a proof" : "no proof") + "]";
    }
}
