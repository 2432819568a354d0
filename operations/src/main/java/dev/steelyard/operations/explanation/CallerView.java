package dev.steelyard.operations.explanation;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The caller of the management API as {@code GET /whoami} returns it, with authority and management
 * permissions.
 *
 * @param name the e-mail address of the user, or the name of the client
 * @param who {@code user:<id>} or {@code client:<id>}
 * @param authorityName {@code operator}, or the name of the reseller
 * @param login the time at which the user last logged in; empty: no user
 * @param freshUntil the time until which the login is a fresh proof; empty: no user
 * @param warnings about the platform, for an operator
 */
public record CallerView(
        String name,
        String who,
        Authority authority,
        String authorityName,
        Set<ManagementPermission> permissions,
        Optional<Instant> login,
        Optional<Instant> freshUntil,
        List<String> warnings) {}
