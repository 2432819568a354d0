package dev.steelyard.server.context;

import dev.steelyard.server.issuance.IdTokenHints;
import dev.steelyard.server.issuance.IssuedTokens;
import dev.steelyard.server.issuance.RefreshSecrets;
import dev.steelyard.server.issuance.ScopeRules;
import dev.steelyard.server.issuance.Subjects;
import dev.steelyard.server.keys.SigningKeys;

/**
 * Services that issue tokens and read tokens that were issued here.
 *
 * @param issued verifies access tokens of this issuer
 * @param hints reads ID tokens that come back as {@code id_token_hint}
 */
public record TokenServices(
        SigningKeys keys,
        Subjects subjects,
        ScopeRules scopes,
        RefreshSecrets refreshSecrets,
        IssuedTokens issued,
        IdTokenHints hints) {}
