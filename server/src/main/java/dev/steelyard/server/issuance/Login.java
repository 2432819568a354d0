package dev.steelyard.server.issuance;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.Authentication;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.token.RefreshTokenFamily;
import org.jspecify.annotations.Nullable;

/**
 * A user's login for which tokens are issued, with its authentication, login session and refresh
 * token family.
 *
 * @param family ended by a replay
 * @param session null once it has ended, which an offline grant survives
 * @param nonce only for the ID token of the code flow
 */
public record Login(
        Id<RefreshTokenFamily> family,
        @Nullable Id<Session> session,
        Authentication authentication,
        @Nullable String nonce) {}
