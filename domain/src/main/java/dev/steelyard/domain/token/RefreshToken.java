package dev.steelyard.domain.token;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;

/** One refresh token of a family, as it is kept. */
public record RefreshToken(Id<RefreshToken> id, Id<Family> family, SecretHash hash) {}
