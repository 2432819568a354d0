package dev.steelyard.domain.token;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;

/** A stored refresh token of a refresh token family. */
public record RefreshToken(Id<RefreshToken> id, Id<Family> family, SecretHash hash) {}
