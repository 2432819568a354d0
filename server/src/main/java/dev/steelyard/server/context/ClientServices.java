package dev.steelyard.server.context;

import dev.steelyard.http.route.Cors;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientauth.Dpop;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.clientauth.WrongSecretLimiter;
import dev.steelyard.server.clientkeys.ClientSignatures;

/**
 * Services that authenticate the caller of an endpoint, such as client authentication and DPoP
 * verification.
 *
 * @param apis authenticates resource servers
 * @param signatures verifies JWTs that clients signed
 * @param dpop verifies DPoP proofs
 * @param cors opens routes to scripts of registered origins
 */
public record ClientServices(
        ClientAuthenticator authenticator,
        ResourceServerAuthenticator apis,
        WrongSecretLimiter wrongSecrets,
        ClientSignatures signatures,
        Dpop dpop,
        Cors cors) {}
