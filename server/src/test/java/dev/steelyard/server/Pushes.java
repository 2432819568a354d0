package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.request.QueryWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Clients that push their requests, and browsers that come with them. */
abstract class Pushes extends ServerTest {
    static final String URN = "urn:ietf:params:oauth:request_uri:";

    final SignerKey key = SignerKey.of("ES256", "one");

    @BeforeEach
    void setUp() {
        server.clock.move(Duration.ofHours(1));
        server.set(platform.client, platform.client.settings());
    }

    Map<String, String> form(Client client, String... changes) {
        var form = new LinkedHashMap<>(new Flow(client).parameters());
        form.put("scope", "openid documents:read");
        if (client == platform.client) {
            form.put("client_secret", platform.secret);
        }
        for (int i = 0; i < changes.length; i += 2) {
            form.put(changes[i], changes[i + 1]);
        }
        form.values().removeIf(String::isEmpty);
        return form;
    }

    Browser.Page push(Map<String, String> form) {
        return server.browser().post("/oidc/par", form);
    }

    String pushed(String... changes) {
        return uri(push(form(platform.client, changes)));
    }

    static String uri(Browser.Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(201);
        return Json.MAPPER.readTree(page.body()).get("request_uri").asString();
    }

    static String error(Browser.Page page) {
        return Json.MAPPER.readTree(page.body()).path("error").asString("");
    }

    static String path(Client client, String uri, String... beside) {
        var query = new LinkedHashMap<String, String>();
        query.put("client_id", client.id().hex());
        query.put("request_uri", uri);
        for (int i = 0; i < beside.length; i += 2) {
            query.put(beside[i], beside[i + 1]);
        }
        return "/oidc/auth?" + QueryWriter.of(query);
    }

    Browser.Page complete(Browser browser, Browser.Page login) {
        var consent = browser.submit(login, Flow.ADA);
        return consent.status() == 200 ? browser.submit(consent, Flow.ALLOW) : consent;
    }

    void assertUseless(Browser.Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(400);
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.location()).isEmpty();
    }
}
