package dev.steelyard.program.client;

import dev.steelyard.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a management client (RFC 6749, section 4.4), for the management API alone (RFC
 * 8707). Kept in memory only. Thread-safe.
 */
final class ClientCredentials implements TokenSource {
    private final ServerAddress address;
    private final Http http;
    private final InstantSource clock;
    private final String clientId;
    private final Secret secret;

    private @Nullable AccessToken token;

    ClientCredentials(
            ServerAddress address, Http http, InstantSource clock, String clientId, Secret secret) {
        this.address = address;
        this.http = http;
        this.clock = clock;
        this.clientId = clientId;
        this.secret = secret;
    }

    @Override
    public synchronized AccessToken token() {
        var kept = token;
        if (kept != null && kept.servesAt(clock.instant())) {
            return kept;
        }
        var fresh = ask();
        token = fresh;
        return fresh;
    }

    private AccessToken ask() {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("resource", address.api());
        var metadata = Metadata.fetch(http, address.issuer());
        return new TokenRequests(http, clock)
                .ask(metadata.tokenEndpoint(), form, basic())
                .accessToken();
    }

    /** RFC 6749, section 2.3.1: both are form-encoded first. */
    private String basic() {
        var pair = ApiRequest.encode(clientId) + ":" + ApiRequest.encode(secret.reveal());
        return "Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }
}
