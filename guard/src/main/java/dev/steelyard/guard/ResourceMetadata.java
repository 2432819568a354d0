package dev.steelyard.guard;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.steelyard.guard.internal.possession.DpopVerifier;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.operation.Operations;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The protected resource metadata of an API (RFC 9728), with its issuer, its scopes and the ways to
 * send a token. An adapter serves {@code json} at {@code path}, without a token and for every
 * origin.
 *
 * @param path where it is served: section 3.1, between the host and the path of the API's
 *     identifier
 * @param address its absolute URL, for challenges (section 5.1)
 * @param json the document, {@code application/json}
 */
public record ResourceMetadata(String path, String address, String json) {
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    static ResourceMetadata of(String issuer, String audience, Operations operations) {
        URI api = URI.create(audience);
        String below = Objects.requireNonNullElse(api.getRawPath(), "");
        String path = WELL_KNOWN + (below.equals("/") ? "" : below);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("resource", audience);
        document.put("authorization_servers", List.of(issuer));
        document.put("scopes_supported", scopes(operations));
        document.put("bearer_methods_supported", List.of("header"));
        document.put("dpop_signing_alg_values_supported", DpopVerifier.ALGORITHMS);
        return new ResourceMetadata(
                path,
                api.getScheme() + "://" + api.getRawAuthority() + path,
                JSONObjectUtils.toJSONString(document));
    }

    private static List<String> scopes(Operations operations) {
        TreeSet<String> scopes = new TreeSet<>();
        for (Operation operation : operations.all()) {
            if (operation.permission() != null) scopes.add(operation.permission());
        }
        return List.copyOf(scopes);
    }
}
