package dev.steelyard.guard.proxy.evaluation;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the AuthZEN endpoints, which are the callers' shared secret, the public address
 * and the names of users and resource types.
 *
 * @param secret what callers send as a Bearer token
 * @param address where callers reach the service, for the metadata; null: there is no metadata
 */
public record EvaluationSettings(String secret, @Nullable URI address, Vocabulary vocabulary) {
    private static final int SHORTEST = 32;

    /**
     * @throws IllegalArgumentException with what is allowed
     */
    public EvaluationSettings {
        if (secret.length() < SHORTEST || !secret.matches("[A-Za-z0-9._~+/-]+=*")) {
            throw new IllegalArgumentException(
                    "32 or more of the characters that a Bearer token has: letters, digits,"
                            + " ._~+/-");
        }
    }

    @Override
    public String toString() {
        return "EvaluationSettings[secret=redacted, address=" + address + "]";
    }
}
