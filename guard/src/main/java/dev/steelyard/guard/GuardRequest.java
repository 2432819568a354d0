package dev.steelyard.guard;

import dev.steelyard.guard.certificate.PresentedCertificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an HTTP request that the guard checks, which are method, path, query, credentials,
 * client certificate and {@code Origin}. Headers are lists of all received values, one for each
 * header line: an adapter must not join or drop any.
 *
 * @param method as in the request line
 * @param path as in the request line, undecoded, without the query
 * @param query undecoded, or null for none
 * @param authorization every value of Authorization
 * @param apiKeys every value of {@link #API_KEY}
 * @param dpop every value of {@link #DPOP}
 * @param certificate of the client
 * @param origins every value of Origin
 * @param reference the request's id, which the API logs and answers as X-Request-Id
 */
public record GuardRequest(
        String method,
        String path,
        @Nullable String query,
        List<String> authorization,
        List<String> apiKeys,
        List<String> dpop,
        PresentedCertificate certificate,
        List<String> origins,
        String reference) {

    /** The header of API keys. */
    public static final String API_KEY = "x-api-key";

    /** The header of DPoP proofs (RFC 9449 section 4.1). */
    public static final String DPOP = "DPoP";

    public GuardRequest {
        authorization = List.copyOf(authorization);
        apiKeys = List.copyOf(apiKeys);
        dpop = List.copyOf(dpop);
        origins = List.copyOf(origins);
    }

    /** A request without proof of possession: bound tokens are refused. */
    public GuardRequest(
            String method,
            String path,
            @Nullable String query,
            List<String> authorization,
            List<String> apiKeys,
            List<String> origins,
            String reference) {
        this(
                method,
                path,
                query,
                authorization,
                apiKeys,
                List.of(),
                PresentedCertificate.NONE,
                origins,
                reference);
    }

    @Override
    public String toString() {
        return "GuardRequest[" + method + ", " + reference + "]";
    }
}
