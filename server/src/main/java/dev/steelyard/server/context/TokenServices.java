package dev.steelyard.server.context;

import dev.steelyard.server.issuance.IdTokenHints;
import dev.steelyard.server.issuance.IssuedTokenVerifier;
import dev.steelyard.server.issuance.RefreshTokenService;
import dev.steelyard.server.issuance.ScopeRules;
import dev.steelyard.server.issuance.SubjectConverter;
import dev.steelyard.server.keys.SigningKeys;

/**
 * Holds the objects that endpoints share to issue and verify tokens: signing keys, scope rules,
 * refresh tokens and verifiers.
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
