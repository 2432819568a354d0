package dev.steelyard.server.context;

import dev.steelyard.server.issuance.IdTokenHints;
import dev.steelyard.server.issuance.IssuedTokenVerifier;
import dev.steelyard.server.issuance.RefreshTokenService;
import dev.steelyard.server.issuance.ScopeRules;
import dev.steelyard.server.issuance.SubjectConverter;
import dev.steelyard.server.keys.SigningKeys;

/**
 * Services that issue and verify this server's tokens, such as signing keys, scope rules and
 * refresh tokens.
 *
 * @param issued verifies access tokens of this issuer
 * @param hints reads ID tokens that come back as {@code id_token_hint}
 */
public record TokenServices(
        SigningKeys keys,
        SubjectConverter subjects,
        ScopeRules scopes,
        RefreshTokenService refreshSecrets,
        IssuedTokenVerifier issued,
        IdTokenHints hints) {}
