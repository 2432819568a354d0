package dev.steelyard.e2e.protocol;

import dev.steelyard.e2e.client.DemoApiClient;
import dev.steelyard.e2e.client.Mailbox;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.demo.Demo;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import dev.steelyard.e2e.step.Steps;
import java.net.URI;
import java.util.List;

/**
 * End-to-end check that a client finds the endpoints by OpenID Connect Discovery and gets a token.
 */
public final class ProviderDiscovery {
    private ProviderDiscovery() {}

    public static CheckContext scene(Steps steps, Demo demo, String mailbox) {
        var http = new Http();
        var provider =
                steps.have(
                        "the library discovers the issuer",
                        () -> {
                            var found = Provider.discover(http, demo.get("issuer"));
                            return new StepResult<>(found, found.issuer());
                        });
        steps.see(
                "the metadata at the other well-known places (RFC 8414) is the same",
                () -> {
                    var issuer = URI.create(provider.issuer());
                    var document =
                            provider.get(URI.create(issuer + "/.well-known/openid-configuration"))
                                    .json();
                    for (var name : List.of("oauth-authorization-server", "openid-configuration")) {
                        var other = issuer.resolve("/.well-known/" + name + issuer.getPath());
                        var answer = provider.get(other).expect(200);
                        Mismatch.unless(answer.json().equals(document), "the same", answer);
                    }
                    return "the same";
                });
        var reseller =
                steps.have(
                        "the reseller's program asks for a management token",
                        () -> {
                            var got = ManagementCaller.of(http, provider, demo, "reseller");
                            return new StepResult<>(got, "200");
                        });
        return new CheckContext(
                steps,
                demo,
                http,
                provider,
                new DemoApiClient(http, demo.get("api")),
                reseller,
                new Mailbox(http, mailbox));
    }
}
