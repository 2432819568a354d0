package dev.steelyard.server.issuance;

import dev.steelyard.domain.profile.RequestedClaims;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses the authorization request parameter {@code claims} (OpenID Connect Core, section 5.5), and
 * limits its size.
 */
public final class ClaimsParameter {
    private static final int LONGEST = 4096;

    /** The section's own depth: the value, its two members, a claim, a list of values. */
    private static final int DEEPEST = 8;

    private static final JsonMapper MAPPER = Json.within(DEEPEST);

    private ClaimsParameter() {}

    /**
     * The claims that a request asks for; none where {@code openid} is not asked too, since it is a
     * parameter of OpenID Connect.
     *
     * @throws OAuthError {@code invalid_request} where it is malformed
     */
    public static ClaimsRequest of(Parameters parameters) {
        return ScopeRules.parse(parameters.get("scope")).contains("openid")
                ? parse(parameters.get("claims"))
                : ClaimsRequest.NONE;
    }

    /**
     * The claims that the parameter asks for. "Any members used that are not understood MUST be
     * ignored."
     *
     * @throws OAuthError {@code invalid_request} where it is malformed
     */
    public static ClaimsRequest parse(Optional<String> parameter) {
        if (parameter.isEmpty()) {
            return ClaimsRequest.NONE;
        }
        var root = read(parameter.get());
        var userinfo = member(root, "userinfo");
        var idToken = member(root, "id_token");
        var acr = idToken.path("acr");
        return new ClaimsRequest(
                new RequestedClaims(named(userinfo), named(idToken)),
                both(values(userinfo.path("sub")), values(idToken.path("sub"))),
                essential(acr) ? values(acr) : null);
    }

    private static JsonNode read(String text) {
        if (text.length() > LONGEST) {
            throw invalid("claims must not be longer than " + LONGEST + " characters.");
        }
        try {
            var root = MAPPER.readTree(text);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw new OAuthError(
                    OAuthError.Code.INVALID_REQUEST,
                    "claims is not JSON, names a member twice, or is nested too deeply.",
                    e.getClass().getSimpleName());
        }
        throw invalid("claims must be a JSON object.");
    }

    private static JsonNode member(JsonNode root, String name) {
        var member = root.path(name);
        if (!member.isMissingNode() && !member.isObject()) {
            throw invalid("The member " + name + " of claims must be an object.");
        }
        return member;
    }

    private static Set<StandardClaim> named(JsonNode member) {
        var named = EnumSet.noneOf(StandardClaim.class);
        for (var claim : StandardClaim.values()) {
            var asked = member.path(claim.text());
            if (!asked.isMissingNode()) {
                values(asked);
                named.add(claim);
            }
        }
        return named;
    }

    /** The requested values of a claim; null: any. */
    private static @Nullable Set<String> values(JsonNode claim) {
        if (claim.isMissingNode() || claim.isNull()) {
            return null;
        }
        essential(claim);
        var value = claim.path("value");
        var values = claim.path("values");
        if (!claim.isObject()
                || (claim.has("value") && claim.has("values"))
                || (!values.isMissingNode() && !values.isArray())) {
            throw invalid(
                    "A claim must be asked for with null, or an object with value or values.");
        }
        if (!value.isMissingNode()) {
            return texts(List.of(value));
        }
        return values.isMissingNode() ? null : texts(values);
    }

    /** Values of another type match no user, since all enforced values are text. */
    private static Set<String> texts(Iterable<JsonNode> values) {
        var texts = new HashSet<String>();
        for (var value : values) {
            if (value.isString()) {
                texts.add(value.stringValue());
            }
        }
        return texts;
    }

    private static boolean essential(JsonNode claim) {
        var essential = claim.path("essential");
        if (!essential.isMissingNode() && !essential.isBoolean()) {
            throw invalid("The member essential of a claim must be true or false.");
        }
        return essential.asBoolean(false);
    }

    private static @Nullable Set<String> both(@Nullable Set<String> a, @Nullable Set<String> b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        a.retainAll(b);
        return a;
    }

    private static OAuthError invalid(String description) {
        return new OAuthError(OAuthError.Code.INVALID_REQUEST, description);
    }
}
