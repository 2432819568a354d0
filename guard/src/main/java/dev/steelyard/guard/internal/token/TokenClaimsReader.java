package dev.steelyard.guard.internal.token;

import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.principal.Confirmation;
import dev.steelyard.guard.principal.PrincipalKind;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the claims of an access token from its payload and checks the type of each (RFC 9068
 * section 2.2).
 */
record TokenClaimsReader(Map<String, Object> members) {

    /** Reads all claims of a token; the message of the exception names the claim and no value. */
    AccessToken accessToken() throws ParseException {
        PrincipalKind principal =
                switch (text("principal")) {
                    case "user" -> PrincipalKind.USER;
                    case "client" -> PrincipalKind.CLIENT;
                    default -> throw new ParseException("principal", 0);
                };
        String subject = text("sub");
        String clientId = text("client_id");
        // RFC 9068 section 2.2: without a resource owner, sub is an identifier of the client.
        if (principal == PrincipalKind.CLIENT && !subject.equals(clientId)) {
            throw new ParseException("sub", 0);
        }
        return new AccessToken(
                text("iss"),
                subject,
                clientId,
                audience(),
                time("iat"),
                time("exp"),
                text("jti"),
                scopes(),
                optional("application"),
                optional("authority"),
                principal,
                number("seq"),
                optional("family"),
                optional("sid"),
                members.get("auth_time") == null ? null : time("auth_time"),
                optional("acr"),
                confirmation());
    }

    /**
     * RFC 7800 section 3. A token with an unknown kind of binding is refused: accepting it as a
     * bearer token would drop the binding.
     */
    private Confirmation confirmation() throws ParseException {
        return switch (members.get("cnf")) {
            case null -> Confirmation.NONE;
            case Map<?, ?> cnf when Confirmation.MEMBERS.containsAll(cnf.keySet()) ->
                    new Confirmation(
                            thumbprint(cnf.get(Confirmation.JKT)),
                            thumbprint(cnf.get(Confirmation.CERTIFICATE)));
            default -> throw new ParseException("cnf", 0);
        };
    }

    private static @Nullable String thumbprint(@Nullable Object value) throws ParseException {
        if (value == null) return null;
        if (value instanceof String text && !text.isEmpty()) return text;
        throw new ParseException("cnf", 0);
    }

    /** The start of the token's validity, or null. */
    @Nullable Instant notBefore() throws ParseException {
        return members.get("nbf") == null ? null : time("nbf");
    }

    /** Exactly one: an API could pass a token for two APIs on to the other. */
    String audience() throws ParseException {
        Object aud = members.get("aud");
        if (aud instanceof List<?> list && list.size() == 1) aud = list.getFirst();
        return aud instanceof String text ? text : "";
    }

    String text(String name) throws ParseException {
        String text = optional(name);
        if (text == null || text.isEmpty()) throw new ParseException(name, 0);
        return text;
    }

    private @Nullable String optional(String name) throws ParseException {
        Object value = members.get(name);
        if (value == null || value instanceof String) return (String) value;
        throw new ParseException(name, 0);
    }

    private long number(String name) throws ParseException {
        // NumericDates of this issuer have no fraction, and a double would round a change number.
        if (members.get(name) instanceof Long number && number >= 0) return number;
        throw new ParseException(name, 0);
    }

    private Instant time(String name) throws ParseException {
        long seconds = number(name);
        if (seconds > Instant.MAX.getEpochSecond() / 2) throw new ParseException(name, 0);
        return Instant.ofEpochSecond(seconds);
    }

    private Set<String> scopes() throws ParseException {
        String scope = optional("scope");
        if (scope == null || scope.isBlank()) return Set.of();
        return new LinkedHashSet<>(List.of(scope.strip().split(" +")));
    }
}
