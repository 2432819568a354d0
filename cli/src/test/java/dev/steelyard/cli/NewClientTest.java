package dev.steelyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sheet at the end of {@code clients create}. */
@SuppressWarnings("NullAway.Init")
class NewClientTest {
    private static final String MILL = "aaaaaaaaaaaaaaaaaaaaaaa1";
    private static final String CLIENT = "ccccccccccccccccccccccc1";

    private PlayedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new PlayedServer();
        server.list(
                "/resource-servers",
                Map.of("identifier", "https://other.example", "built_in", false),
                Map.of("identifier", "https://management.example", "built_in", true),
                Map.of("identifier", "https://api.example", "standard", true));
        answer(Map.of());
    }

    private void answer(Map<String, Object> otherwise) {
        var client =
                new HashMap<String, Object>(
                        Map.of(
                                "_id", CLIENT,
                                "grant_types", List.of("client_credentials"),
                                "token_endpoint_auth_method", "client_secret_basic",
                                "client_secret", "sy_sk_1",
                                "api_key", "sy_ak_1"));
        client.putAll(otherwise);
        server.object("/applications/" + MILL + "/clients", client);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Typed make(String... more) {
        var typed =
                List.of(
                        "clients",
                        "create",
                        MILL,
                        "--name",
                        "A",
                        "--type",
                        "confidential",
                        "--grant-types",
                        "client_credentials");
        var all = new ArrayList<>(typed);
        all.addAll(List.of(more));
        return server.type(all.toArray(String[]::new)).expect(0);
    }

    @Test
    void clientWithASecret_sheetWithACallThatGetsAToken_secretsOnce() {
        var out = make().out();

        assertThat(out)
                .endsWith(
                        """

                        To hand over:
                        CLIENT ID      %s
                        CLIENT SECRET  sy_sk_1
                        API KEY        sy_ak_1
                        ISSUER         %s/oidc
                        API            https://api.example
                        API            https://other.example

                        A token; curl asks for the secret:
                          curl --user %s --data grant_type=client_credentials --data-urlencode resource=https://api.example %s/oidc/token
                        """
                                .formatted(CLIENT, server.url(), CLIENT, server.url()));
        assertThat(out).containsOnlyOnce("sy_sk_1").containsOnlyOnce("sy_ak_1");
    }

    @Test
    void callerThatMayNotListApis_leavesThemOut() {
        server.forbid("/resource-servers");

        assertThat(make().out()).doesNotContain("\nAPI  ").doesNotContain("resource=");
    }

    @Test
    void clientThatNeedsMoreThanASecret_addressesOnly() {
        answer(Map.of("dpop_bound_access_tokens", true));

        assertThat(make().out())
                .endsWith("  curl " + server.url() + "/oidc/.well-known/openid-configuration\n");
    }

    @Test
    void asJson_isTheEnvelopeAlone() {
        assertThat(make("-o", "json").out()).startsWith("{").endsWith("}\n");
        assertThat(server.requests()).hasSize(1);
    }
}
