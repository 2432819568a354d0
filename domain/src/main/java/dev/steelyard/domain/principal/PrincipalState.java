package dev.steelyard.domain.principal;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.token.Revocation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a principal may do now at one resource server, from one snapshot of the store.
 *
 * @param asOf the number of the last change that the snapshot had seen
 * @param refusal why no token of it may be accepted; null: it is alive
 * @param tenancy the application of its client; null at the management API
 * @param authority in whose name it acts; null at every other API
 * @param roles their names
 * @param permissions what is effective, before a token's permission scopes cut it
 * @param confidential whether an API demands an API key beside its tokens
 * @param apiKeys of its client, ended ones left out
 * @param dependsOn the keys of the changes that make this state stale
 */
public record PrincipalState(
        PrincipalRef ref,
        long asOf,
        @Nullable Refusal refusal,
        @Nullable Tenancy tenancy,
        @Nullable Authority authority,
        List<String> roles,
        Set<String> permissions,
        boolean confidential,
        List<Credential> apiKeys,
        Set<String> origins,
        List<Revocation> revoked,
        Set<ChangeKey> dependsOn) {}
