package dev.steelyard.admin.client.rule;

import java.util.Optional;

/** Checks the JSON Web Key Sets that clients register (RFC 7517). Thread-safe. */
@FunctionalInterface
public interface JsonWebKeySetRules {
    /**
     * @param jwks a JWK set as JSON (RFC 7517)
     * @param certificates whether one of its keys must have a certificate
     * @return the requirement that the set does not meet; empty: it is allowed
     */
    Optional<String> problem(String jwks, boolean certificates);
}
