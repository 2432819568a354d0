package dev.steelyard.e2e;

import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.DemoApiClient;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.step.Steps;
import java.util.Map;

/** A rotation of compromised signing keys, which ends every access token before it expires. */
public final class KeyCompromise {
    private KeyCompromise() {}

    /** Rotates the keys, and returns when the demo API refuses tokens of the old ones. */
    public static void endAllTokens(Instance instance) {
        var http = new Http();
        var demo = instance.demo();
        var provider = Provider.discover(http, instance.issuer());
        var client =
                new Client(
                        demo.get("client_id"),
                        demo.get("client_secret"),
                        demo.get("api_key"),
                        demo.get("redirect_uri"));
        var caller = Caller.of(client, provider.clientCredentials(client));
        var api = new DemoApiClient(http, instance.api());
        api.access(caller).expect(200);
        ManagementCaller.of(http, provider, demo, "operator")
                .post("/keys/rotate", Map.of("compromised", true))
                .expect(200);
        while (api.access(caller).status() != 401) {
            Steps.pause(50);
        }
    }
}
