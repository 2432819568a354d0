package dev.steelyard.signals;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.EventSubject;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.keys.TokenType;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Issues security event tokens (RFC 8417, as profiled by SSF 1.0, section 4.1). Thread-safe. */
final class SecurityEventTokens {
    /**
     * CAEP Interoperability Profile 1.0, section 2.6: "MUST be signed using the RS256 algorithm".
     */
    private static final String ALGORITHM = "RS256";

    private static final int ID = 24;

    private final SigningKeys keys;
    private final String issuer;

    SecurityEventTokens(SigningKeys keys, String issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /**
     * Deterministic except for the signature. Without {@code exp} and {@code sub} (section 4.1.3).
     */
    String mint(EventStream stream, SecurityEvent event) {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(stream.receiver().hex())
                        .issueTime(Date.from(event.at()))
                        .jwtID(jti(stream.id(), event.id()))
                        .claim("txn", event.cause())
                        .claim("sub_id", subject(stream, event))
                        .claim("events", Map.of(event.type().uri(), members(event)))
                        .build();
        return keys.signing(ALGORITHM).sign(TokenType.SECURITY_EVENT, claims);
    }

    /** One event may have several tokens, in as many streams; each token has its own id. */
    static String jti(Id<EventStream> stream, Id<SecurityEvent> event) {
        return event.hex() + stream.hex();
    }

    /** The event with this {@code jti}; empty: none of this stream. */
    static Optional<Id<SecurityEvent>> event(Id<EventStream> stream, String jti) {
        return jti.length() == 2 * ID && jti.endsWith(stream.hex())
                ? Id.parse(jti.substring(0, ID))
                : Optional.empty();
    }

    private static Map<String, @Nullable Object> members(SecurityEvent event) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        if (event.type() == EventType.TOKEN_CLAIMS_CHANGE) {
            members.put("claims", event.members().values());
        } else {
            members.putAll(event.members().values());
            members.remove(SecurityEvent.OLD_VALUE);
        }
        var initiator = event.initiator();
        var reason = event.reason();
        if (initiator != null) {
            members.put("event_timestamp", event.at().getEpochSecond());
            members.put("initiating_entity", initiator);
        }
        if (reason != null) {
            members.put("reason_admin", Map.of("en", reason));
        }
        return members;
    }

    private Map<String, Object> subject(EventStream stream, SecurityEvent event) {
        var subject = event.subject();
        if (event.type() == EventType.IDENTIFIER_CHANGED) {
            // RISC 1.0, section 2.5: "it MUST specify the old value"
            var address = event.members().values().get(SecurityEvent.OLD_VALUE);
            return Map.of("format", "email", "email", String.valueOf(address));
        }
        if (subject.equals(EventSubject.STREAM)) {
            return opaque(stream.id());
        }
        var user = subject.user();
        if (user != null && subject.equals(EventSubject.user(user))) {
            return person(user);
        }
        var complex = new LinkedHashMap<String, Object>();
        complex.put("format", "complex");
        if (user != null) {
            complex.put("user", person(user));
        }
        put(complex, "session", subject.session());
        put(complex, "application", subject.client());
        put(complex, "group", subject.role());
        put(complex, "tenant", subject.application());
        put(complex, "org_unit", subject.reseller());
        return complex;
    }

    private static void put(Map<String, Object> complex, String name, @Nullable Id<?> id) {
        if (id != null) {
            complex.put(name, opaque(id));
        }
    }

    private Map<String, Object> person(Id<?> user) {
        return Map.of("format", "iss_sub", "iss", issuer, "sub", user.hex());
    }

    private static Map<String, Object> opaque(Id<?> id) {
        return Map.of("format", "opaque", "id", id.hex());
    }
}
