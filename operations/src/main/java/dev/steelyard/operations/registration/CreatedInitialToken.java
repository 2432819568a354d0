package dev.steelyard.operations.registration;

import dev.steelyard.domain.secret.Secret;
import java.util.Optional;

/**
 * A new initial access token for client registration (RFC 7591), with its value, which is shown
 * once.
 *
 * @param endpoint the address at which clients register; empty: registration is off
 */
public record CreatedInitialToken(
        InitialAccessTokenView view, Secret secret, Optional<String> endpoint) {}
