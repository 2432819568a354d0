package dev.steelyard.operations.credential;

import dev.steelyard.domain.secret.Secret;

/** A new client secret or API key with its value, which is shown once. */
public record CreatedCredential(CredentialView credential, Secret secret) {}
