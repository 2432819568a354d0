package dev.steelyard.server.clientkeys;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import dev.steelyard.http.answer.Json;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public keys of a client and their certificates, parsed from its JWK set (RFC 7517, section
 * 5). Immutable.
 */
public final class ClientKeySet {
    private static final int MOST = 10;

    /** RFC 7518, sections 6.2.2, 6.3.2 and 6.4; RFC 8037, section 2. */
    private static final List<String> PRIVATE =
            List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv");

    private static final List<String> READ =
            List.of("kty", "crv", "x", "y", "n", "e", "kid", "alg", "use", "key_ops");

    private final List<Held> keys;

    private ClientKeySet(List<Held> keys) {
        this.keys = List.copyOf(keys);
    }

    /** A key, and its certificate if it has one. */
    private record Held(JWK key, @Nullable X509Certificate certificate) {}

    /**
     * The set that a client registers: every key of it must be usable.
     *
     * @throws BadKeys says what is allowed
     */
    public static ClientKeySet registered(String json) throws BadKeys {
        var keys = new ArrayList<Held>();
        for (var element : elements(json)) {
            var key = read(element);
            if (key.isEmpty() || !PublicKeyPolicy.is(key.get())) {
                throw new BadKeys(
                        "Keys for signatures only: EC P-256, RSA of 2048 to 8192 bits, or Ed25519");
            }
            keys.add(new Held(key.get(), certificate(key.get(), element)));
        }
        if (keys.isEmpty()) {
            throw new BadKeys("At least one key");
        }
        return distinct(keys);
    }

    /**
     * The requirement that a set which a client registers does not meet; empty: it is allowed.
     *
     * @param certificates whether one of its keys must have a certificate
     */
    public static Optional<String> problem(String json, boolean certificates) {
        try {
            return registered(json).hasCertificates() || !certificates
                    ? Optional.empty()
                    : Optional.of(
                            "A key with its certificate in x5c, for self_signed_tls_client_auth");
        } catch (BadKeys e) {
            return Optional.of(e.description());
        }
    }

    /**
     * The set that a client publishes, or registered earlier; keys and certificates that can't be
     * used are left out (RFC 7517, section 5).
     *
     * @throws BadKeys not a set of public keys
     */
    static ClientKeySet published(String json) throws BadKeys {
        var keys = new ArrayList<Held>();
        for (var element : elements(json)) {
            read(element)
                    .filter(PublicKeyPolicy::is)
                    .ifPresent(key -> keys.add(usable(key, element)));
        }
        return distinct(keys);
    }

    private static Held usable(JWK key, JsonNode element) {
        try {
            return new Held(key, certificate(key, element));
        } catch (BadKeys e) {
            return new Held(key, null);
        }
    }

    private static @Nullable X509Certificate certificate(JWK key, JsonNode element) throws BadKeys {
        return element.has("x5c") ? KeyCertificateReader.of(key, element.get("x5c")) : null;
    }

    private static List<JsonNode> elements(String json) throws BadKeys {
        if (!(parsed(json) instanceof ObjectNode set)
                || !(set.get("keys") instanceof ArrayNode array)) {
            throw new BadKeys("A JWK set: an object with an array named keys");
        }
        if (array.size() > MOST) {
            throw new BadKeys("At most " + MOST + " keys");
        }
        return List.copyOf(array.values());
    }

    private static JsonNode parsed(String json) throws BadKeys {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new BadKeys("Well-formed JSON, each member of an object once");
        }
    }

    /**
     * Reads the needed members only: it follows no address, and ignores the content of
     * certificates.
     */
    private static Optional<JWK> read(JsonNode element) throws BadKeys {
        if (!(element instanceof ObjectNode key)) {
            throw new BadKeys("Each key is an object");
        }
        if (key.path("kty").asString("").equals("oct")) {
            throw new BadKeys("Public keys only; a symmetric key is a secret");
        }
        for (var member : PRIVATE) {
            if (key.has(member)) {
                throw new BadKeys(
                        "Public keys only; the member "
                                + member
                                + " is of a private key: make"
                                + " another key, since this one is no longer private");
            }
        }
        var plain = Json.MAPPER.createObjectNode();
        for (var member : READ) {
            if (key.has(member)) {
                plain.set(member, key.get(member));
            }
        }
        try {
            return Optional.of(JWK.parse(plain.toString()));
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Drops a kid that two keys share: it identifies neither. */
    private static ClientKeySet distinct(List<Held> keys) throws BadKeys {
        var kids = new HashSet<String>();
        for (var held : keys) {
            var kid = held.key().getKeyID();
            if (kid != null && !kids.add(kid)) {
                throw new BadKeys("Each kid once");
            }
        }
        return new ClientKeySet(keys);
    }

    /**
     * The key that {@code header} means. OpenID Connect Core, section 10.1: "If there are multiple
     * keys in the referenced JWK Set document, a kid value MUST be provided in the JOSE Header".
     * Keys in the header itself are never used.
     */
    Optional<JWK> find(JWSHeader header) {
        var fitting =
                ClientAlgorithm.of(header.getAlgorithm()).stream()
                        .flatMap(alg -> keys.stream().map(Held::key).filter(alg::fits))
                        .toList();
        var kid = header.getKeyID();
        if (kid != null && keys.stream().anyMatch(held -> held.key().getKeyID() != null)) {
            return fitting.stream().filter(key -> kid.equals(key.getKeyID())).findFirst();
        }
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /** Whether a key has exactly this certificate, to the last octet. */
    boolean holds(X509Certificate certificate) {
        return keys.stream().anyMatch(held -> certificate.equals(held.certificate()));
    }

    /** Whether any key has a certificate. */
    public boolean hasCertificates() {
        return keys.stream().anyMatch(held -> held.certificate() != null);
    }
}
