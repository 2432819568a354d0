package dev.steelyard.operations.credential;

import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client secret or API key as the management API returns it, with its expiry and last use. It has
 * neither the secret value nor its hash.
 *
 * @param expires the end of its life; null: never
 * @param lastUsed null: never, or the use is not counted yet
 */
public record CredentialView(
        Id<Credential> id,
        SecretKind kind,
        Instant created,
        @Nullable Instant expires,
        @Nullable Instant lastUsed,
        long version) {
    public static CredentialView of(Credential credential, @Nullable Instant lastUsed) {
        return new CredentialView(
                credential.id(),
                credential.kind(),
                credential.created(),
                credential.expires(),
                lastUsed,
                credential.version());
    }

    /** Whether it is valid at {@code then}, as far as its own term says. */
    public boolean live(Instant then) {
        return expires == null || then.isBefore(expires);
    }
}
