package dev.steelyard.server.clientkeys;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.guard.internal.token.JwsParser;
import dev.steelyard.http.answer.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A parsed JWT of a client, such as a client assertion or a request object, before its signature is
 * verified. It is not authentic until {@link ClientSignatures} has verified it.
 */
public final class ClientJwt {
    private static final int LONGEST = 8192;
    private static final long LAST_SECOND = 253_402_300_799L;

    private final SignedJWT jws;
    private final ObjectNode claims;

    private ClientJwt(SignedJWT jws, ObjectNode claims) {
        this.jws = jws;
        this.claims = claims;
    }

    /**
     * @param types the allowed values of {@code typ}, in lower case, if the JWT has one (RFC 8725,
     *     section 3.11)
     * @throws BadJwt not a JWT of that type, or its algorithm is not allowed
     */
    public static ClientJwt parse(String text, Set<String> types) throws BadJwt {
        if (text.length() > LONGEST) {
            throw new BadJwt("is longer than " + LONGEST + " characters");
        }
        var jws = parsed(text);
        var header = jws.getHeader();
        if (ClientAlgorithm.of(header.getAlgorithm()).isEmpty()) {
            throw new BadJwt(
                    "must be signed with one of " + String.join(" ", ClientAlgorithm.names()));
        }
        // RFC 7515, section 4.1.11: a critical extension that is not understood makes it invalid.
        if (header.getCriticalParams() != null) {
            throw new BadJwt("must have no crit in its header");
        }
        var type = header.getType();
        if (type != null && !types.contains(type.getType().toLowerCase(Locale.ROOT))) {
            throw new BadJwt("has the typ of another kind of token");
        }
        return new ClientJwt(jws, claims(jws));
    }

    private static SignedJWT parsed(String text) throws BadJwt {
        try {
            return JwsParser.parse(text);
        } catch (ParseException e) {
            throw new BadJwt("must be a signed JWT in compact form");
        }
    }

    /** Strict, and by one parser, so that no two readers read the claims differently. */
    private static ObjectNode claims(SignedJWT jws) throws BadJwt {
        try {
            var bytes = jws.getPayload().toBytes();
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            if (Json.MAPPER.readTree(text.toString()) instanceof ObjectNode claims) {
                return claims;
            }
        } catch (CharacterCodingException | JacksonException e) {
            throw new BadJwt("must hold well-formed JSON, each claim once");
        }
        throw new BadJwt("must hold a JSON object");
    }

    /** A claim that is a string. */
    public Optional<String> text(String claim) {
        return Optional.ofNullable(claims.get(claim))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    /**
     * Whether {@code aud} is {@code audience}, or an array of strings that contains it (RFC 7519,
     * section 4.1.3).
     */
    public boolean isFor(String audience) {
        var claim = claims.get("aud");
        if (!(claim instanceof ArrayNode several)) {
            return text("aud").filter(audience::equals).isPresent();
        }
        return several.values().stream().allMatch(JsonNode::isString)
                && several.values().stream().anyMatch(each -> each.stringValue().equals(audience));
    }

    public boolean has(String claim) {
        return claims.has(claim);
    }

    /** All claims; not to be changed. */
    public ObjectNode claims() {
        return claims;
    }

    /**
     * A NumericDate (RFC 7519, section 2).
     *
     * @throws BadJwt it is present and no time
     */
    Optional<Instant> time(String claim) throws BadJwt {
        var value = claims.get(claim);
        if (value == null) {
            return Optional.empty();
        }
        double seconds = value.isNumber() ? value.doubleValue() : -1;
        if (!(seconds >= 0 && seconds <= LAST_SECOND)) {
            throw new BadJwt("has a time in " + claim + " that is no number of seconds");
        }
        return Optional.of(Instant.ofEpochMilli((long) (seconds * 1000)));
    }

    /** The algorithm in its header. */
    public String algorithm() {
        return jws.getHeader().getAlgorithm().getName();
    }

    JWSHeader header() {
        return jws.getHeader();
    }

    SignedJWT jws() {
        return jws;
    }

    /** Without the claims, which may be private. */
    @Override
    public String toString() {
        return "ClientJwt";
    }
}
