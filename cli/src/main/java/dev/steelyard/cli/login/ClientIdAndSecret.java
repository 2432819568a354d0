package dev.steelyard.cli.login;

import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The client id and secret with which the command line authenticates as a management client at the
 * issuer.
 */
record ClientIdAndSecret(String clientId, Secret secret) {
    /** The Authorization header. RFC 6749, section 2.3.1: both are form-encoded first. */
    String basic() {
        var pair = ApiRequest.encode(clientId) + ":" + ApiRequest.encode(secret.reveal());
        return "Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }
}
