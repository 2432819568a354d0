package dev.steelyard.domain.principal;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.token.Revocation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The current permissions of a user or client at one API, or the reason why all its tokens are
 * refused. Read from one snapshot of the store.
 *
 * @param asOf the number of the last change that the snapshot had seen
 * @param refusal the reason to refuse all its tokens; null: it is alive
 * @param tenancy the application of its client; null at the management API
 * @param authority its authority; null at every other API
 * @param roles their names
 * @param permissions the effective ones, not yet limited by a token's permission scopes
 * @param confidential whether APIs demand an API key beside its tokens
 * @param apiKeys of its client, ended ones left out
 * @param dependsOn the keys of the changes that make this state stale
 */
public record PrincipalState(
        PrincipalRef ref,
        long asOf,
        @Nullable RefusalReason refusal,
        @Nullable Tenancy tenancy,
        @Nullable Authority authority,
        List<String> roles,
        Set<String> permissions,
        boolean confidential,
        List<Credential> apiKeys,
        Set<String> origins,
        List<Revocation> revoked,
        Set<ChangeKey> dependsOn) {}
