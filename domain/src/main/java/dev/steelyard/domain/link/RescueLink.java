package dev.steelyard.domain.link;

import dev.steelyard.domain.user.EmailAddress;
import java.time.Instant;

/**
 * A link by which an operator gets in again, made on the server's machine. It is sealed under the
 * master key and not stored; its nonce is, once it was used.
 *
 * @param operator the address of the operator's account
 * @param nonce random, base64url
 */
public record RescueLink(EmailAddress operator, String nonce, Instant expires) {
    /** Without the nonce. */
    @Override
    public String toString() {
        return "RescueLink[expires=" + expires + "]";
    }
}
