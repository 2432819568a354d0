package dev.steelyard.cli.login;

import dev.steelyard.cli.api.AccessToken;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.cli.api.TokenSource;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A source of tokens by client credentials, for a management client (RFC 6749, section 4.4). The
 * tokens are for the management API alone (RFC 8707). Kept in memory only. Thread-safe.
 */
final class ClientCredentials implements TokenSource {
    private final ServerAddress address;
    private final Http http;
    private final InstantSource clock;
    private final ClientProof proof;

    private @Nullable AccessToken token;

    ClientCredentials(ServerAddress address, Http http, InstantSource clock, ClientProof proof) {
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
        return new TokenRequests(http, clock)
                .ask(metadata.tokenEndpoint(), form, proof.basic())
                .accessToken();
    }
}
