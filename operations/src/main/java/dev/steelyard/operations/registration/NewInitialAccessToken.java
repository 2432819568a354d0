package dev.steelyard.operations.registration;

import dev.steelyard.domain.registration.RegistrationTemplate;
import java.time.Instant;

/**
 * An initial access token to create; see {@link
 * dev.steelyard.domain.registration.InitialAccessToken}.
 */
public record NewInitialAccessToken(
        String name, RegistrationTemplate template, int registrations, Instant expires) {}
