package dev.steelyard.operations.credential;

import dev.steelyard.domain.secret.Secret;

/** A new credential with its secret, which is shown once. */
public record CreatedCredential(CredentialView credential, Secret secret) {}
