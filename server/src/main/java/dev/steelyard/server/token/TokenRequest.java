package dev.steelyard.server.token;

import dev.steelyard.guard.principal.Confirmation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parsed token request: its scope and resource, and the verified key or certificate that its
 * tokens are bound to.
 *
 * @param scope in the order asked; empty: none was asked
 * @param resource RFC 8707, section 2; null: none was named
 * @param bound the proved key or certificate that the tokens will be bound to (RFC 9449, section 5;
 *     RFC 8705, section 3)
 * @param certificate the thumbprint of the presented certificate, bound or not; null: none
 */
public record TokenRequest(
        Set<String> scope,
        @Nullable String resource,
        Confirmation bound,
        @Nullable String certificate) {
    /** The thumbprint of the key of its DPoP proof; null: none. */
    @Nullable String jkt() {
        return bound.jkt();
    }
}
