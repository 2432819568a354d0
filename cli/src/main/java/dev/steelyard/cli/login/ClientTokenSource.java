package dev.steelyard.cli.login;

import dev.steelyard.cli.api.AccessToken;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.cli.api.TokenSource;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gets access tokens for a management client by the client credentials grant (RFC 6749, section
 * 4.4). The tokens are for the management API alone (RFC 8707). Kept in memory only. Thread-safe.
 */
final class ClientTokenSource implements TokenSource {
    private final ServerAddress address;
    private final Http http;
    private final InstantSource clock;
    private final ClientIdAndSecret proof;

    private @Nullable AccessToken token;

    ClientTokenSource(
            ServerAddress address, Http http, InstantSource clock, ClientIdAndSecret proof) {
        this.address = address;
        this.http = http;
        this.clock = clock;
        this.proof = proof;
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
        var metadata = IssuerMetadata.fetch(http, address.issuer());
        return new TokenEndpointClient(http, clock)
                .ask(metadata.tokenEndpoint(), form, proof.basic())
                .accessToken();
    }
}
