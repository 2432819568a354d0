package dev.steelyard.domain.client.credential;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored client secret or API key, as a hash, with its expiry. Several can be live at once, so
 * that a new one is in place before the old one ends.
 *
 * @param holder the client's or the resource server's id
 * @param expires when it ends; null: never
 * @param version counts the changes of {@code expires}, from 1
 */
public record Credential(
        Id<Credential> id,
        Id<?> holder,
        SecretKind kind,
        SecretHash hash,
        Instant created,
        @Nullable Instant expires,
        long version) {
    /** A new one. */
    public Credential(
            Id<Credential> id,
            Id<?> holder,
            SecretKind kind,
            SecretHash hash,
            Instant created,
            @Nullable Instant expires) {
        this(id, holder, kind, hash, created, expires, 1);
    }

    public boolean live(Instant now) {
        return expires == null || now.isBefore(expires);
    }
}
