package dev.steelyard.server.authorize.source;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.server.clientkeys.BadJwt;
import dev.steelyard.server.clientkeys.ClientJwt;
import dev.steelyard.server.clientkeys.ClientSignatures;
import dev.steelyard.server.clientkeys.JwtValidityChecker;
import dev.steelyard.server.settings.ServerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Verifies and reads request objects that clients signed (RFC 9101, and OpenID Connect Core,
 * section 6.1). Thread-safe.
 */
public final class RequestObjectReader {
    private static final Set<String> TYPES = Set.of("jwt", "oauth-authz-req+jwt");

    /** As the profiles for banks have it: FAPI 2.0 Message Signing, section 5.3.1. */
    private static final Duration LONGEST = Duration.ofMinutes(60);

    /** Claims of the JWT itself. */
    private static final Set<String> OF_THE_JWT =
            Set.of("iss", "aud", "exp", "nbf", "iat", "jti", "sub");

    private final ClientSignatures signatures;
    private final String issuer;
    private final JwtValidityChecker validity;

    public RequestObjectReader(ClientSignatures signatures, ServerSettings settings) {
        this.signatures = signatures;
        this.issuer = settings.issuer().toString();
        this.validity = new JwtValidityChecker(LONGEST, settings.lifetimes().clockSkew());
    }

    /**
     * The parameters in {@code object}, and no others: RFC 9101, section 6.3: "The authorization
     * server MUST only use the parameters included in the Request Object."
     *
     * @param at when it must be valid
     * @param bounded whether it may lack {@code exp}, since it was just fetched from the client, or
     *     its acceptance bounds it
     * @param sent the parameters beside it
     * @throws OAuthError {@code invalid_request_object}
     */
    Map<String, String> read(
            Client client, String object, Instant at, boolean bounded, Parameters sent) {
        try {
            if (object.chars().filter(letter -> letter == '.').count() == 4) {
                throw refused("must not be encrypted: sign it only");
            }
            var jwt = ClientJwt.parse(object, TYPES);
            check(client, jwt, at, bounded);
            if (!signatures.signed(client, jwt)) {
                throw refused("is not signed with a key of this client");
            }
            var parameters = parameters(client, jwt);
            expectSame(sent, "client_id", parameters);
            expectSame(sent, "response_type", parameters);
            return parameters;
        } catch (BadJwt e) {
            throw refused(e.description());
        }
    }

    private void check(Client client, ClientJwt jwt, Instant at, boolean bounded) throws BadJwt {
        var id = client.id().hex();
        // OpenID Connect Registration, section 2: "All Request Objects from this Client MUST be
        // rejected, if not signed with this algorithm."
        if (!client.settings().requestAlgorithms().contains(jwt.algorithm())) {
            throw refused(
                    "must be signed with the request_object_signing_alg of this client, or as its"
                            + " security_profile demands");
        }
        var window = client.settings().policy().objectWindow();
        if (window != null) {
            JwtValidityChecker.checkWindow(jwt, window, at);
        }
        if (bounded) {
            validity.checkWithoutEnd(jwt, at);
        } else {
            validity.check(jwt, at);
        }
        if (jwt.text("iss").filter(id::equals).isEmpty()) {
            throw refused("must have the client_id as iss");
        }
        if (!jwt.isFor(issuer)) {
            throw refused("must have the issuer of this server as aud, alone or in an array");
        }
        // RFC 9101, section 10.8: without sub it can't be passed off as a client assertion.
        if (jwt.has("sub")) {
            throw refused("must have no sub");
        }
        // Section 4: "request and request_uri parameters MUST NOT be included in Request Objects."
        if (jwt.has("request") || jwt.has("request_uri")) {
            throw refused("must hold neither request nor request_uri");
        }
    }

    private static Map<String, String> parameters(Client client, ClientJwt jwt) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("client_id", client.id().hex());
        for (var claim : jwt.claims().properties()) {
            if (!OF_THE_JWT.contains(claim.getKey())) {
                parameters.put(claim.getKey(), text(claim.getKey(), claim.getValue()));
            }
        }
        return parameters;
    }

    /** RFC 9101, section 4: strings, numbers, and objects where the parameter is JSON. */
    private static String text(String name, JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        if (value.isObject() && name.equals("claims")) {
            return value.toString();
        }
        throw refused("holds a parameter that is neither text nor a whole number");
    }

    /** Parsed as strictly as those of a query. */
    static Parameters parameters(Map<String, String> map) {
        try {
            return Parameters.parse(QueryWriter.of(map));
        } catch (MalformedRequest e) {
            throw refused("holds parameters that can not be sent in a query either");
        }
    }

    /**
     * RFC 9101, section 5; OpenID Connect Core, section 6.1: a parameter that is outside too must
     * be equal.
     */
    private static void expectSame(Parameters sent, String name, Map<String, String> parameters) {
        var outside = sent.get(name);
        if (outside.isPresent() && !outside.get().equals(parameters.get(name))) {
            throw refused("has another " + name + " than the parameter beside it");
        }
    }

    private static OAuthError refused(String what) {
        return new OAuthError(
                OAuthError.Code.INVALID_REQUEST_OBJECT, "The request object " + what + ".");
    }
}
