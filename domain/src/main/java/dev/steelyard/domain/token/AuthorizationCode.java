package dev.steelyard.domain.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.profile.RequestedClaims;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.session.Authentication;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored authorization code (RFC 6749, section 4.1.2).
 *
 * @param family the family of all tokens issued from this code
 * @param redirectUri where it was sent; null: nowhere, it belongs to a waiting device
 * @param scope granted, separated by spaces; with {@code offline_access} where that was granted
 * @param resource the identifier of the resource server
 * @param claims granted beside those of the scopes
 * @param codeChallenge S256 (RFC 7636); null only for a client that is exempt
 * @param jkt the thumbprint of the key that the client must prove at redemption (RFC 9449, section
 *     10); null: none
 * @param used when it was redeemed; null: not yet
 */
public record AuthorizationCode(
        Id<AuthorizationCode> id,
        SecretHash hash,
        Id<Client> client,
        Id<User> user,
        Id<Session> session,
        Id<RefreshTokenFamily> family,
        @Nullable String redirectUri,
        String scope,
        String resource,
        RequestedClaims claims,
        @Nullable String nonce,
        @Nullable String codeChallenge,
        @Nullable String jkt,
        Authentication authentication,
        Instant expires,
        @Nullable Instant used) {}
