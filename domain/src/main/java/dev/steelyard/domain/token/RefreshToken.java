package dev.steelyard.domain.token;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;

/** A stored refresh token, as a hash, with the refresh token family that it belongs to. */
public record RefreshToken(Id<RefreshToken> id, Id<RefreshTokenFamily> family, SecretHash hash) {}
