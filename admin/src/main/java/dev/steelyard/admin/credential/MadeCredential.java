package dev.steelyard.admin.credential;

import dev.steelyard.domain.secret.Secret;

/** A credential that was just made, with its secret: to be shown now or never. */
public record MadeCredential(CredentialView credential, Secret secret) {}
