package dev.steelyard.admin.credential;

import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client secret or an API key without its secret, and without its hash.
 *
 * @param expires when it ends or ended; null: never
 * @param lastUsed null: never yet, or counted in a while
 */
public record CredentialView(
        Id<Credential> id,
        SecretKind kind,
        Instant created,
        @Nullable Instant expires,
        @Nullable Instant lastUsed,
        long version) {
    static CredentialView of(Credential credential, @Nullable Instant lastUsed) {
        return new CredentialView(
                credential.id(),
                credential.kind(),
                credential.created(),
                credential.expires(),
                lastUsed,
                credential.version());
    }
}
