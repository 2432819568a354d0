package dev.steelyard.admin.registration;

import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.secret.Secret;

/** An initial access token that was just made: its secret is to be shown now or never. */
public record MadeInitialAccessToken(InitialAccessToken token, Secret secret) {}
