package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.setting.AuthenticationSettings;
import dev.steelyard.domain.client.setting.RequestSettings;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.server.outgoing.HttpsPeer;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A client that signs its requests, where its objects may be fetched, and what comes of them. */
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RequestObjects {
    final SignerKey key = SignerKey.of("ES256", "one");
    final AtomicInteger fetches = new AtomicInteger();
    volatile int status;
    volatile String body;
    HttpsPeer peer;
    RunningServer server;
    Platform platform;

    @BeforeAll
    void start() {
        peer = new HttpsPeer(this::answer);
        server = new RunningServer(RunningServer.ISSUER, Proxies.NONE, peer.trusted());
        platform = server.platform;
    }

    @AfterAll
    void stop() {
        server.close();
        peer.close();
    }

    void answer(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        exchange.getResponseHeaders().add("Location", peer.at("/object").toString());
        HttpsPeer.answer(exchange, status, body);
    }

    @BeforeEach
    void setUp() {
        server.clock.move(Duration.ofHours(1));
        signing(platform.client, key, false);
        fetches.set(0);
        status = 200;
        body = "";
    }

    void signing(Client client, SignerKey key, boolean requireSigned) {
        server.set(
                client,
                SettingValues.NONE
                        .with(AuthenticationSettings.JWKS, key.jwks())
                        .with(RequestSettings.SIGNING_ALGORITHM, "ES256")
                        .with(RequestSettings.REQUIRE_SIGNED, requireSigned)
                        .with(
                                RequestSettings.REQUEST_URIS,
                                Set.of(
                                        peer.at("/object").toString(),
                                        hashed(),
                                        "https://10.0.0.1/object"))
                        .over(client.settings()));
    }

    /** With a hash as fragment, which need not be that of what is there. */
    String hashed() {
        return peer.at("/object") + "#" + "h".repeat(43);
    }

    Map<String, Object> claims(Object... changes) {
        var claims = new LinkedHashMap<String, Object>(new Flow(platform.client).parameters());
        claims.put("iss", platform.client.id().hex());
        claims.put("aud", RunningServer.ISSUER);
        claims.put("exp", server.clock.instant().getEpochSecond() + 60);
        claims.put("scope", "openid documents:read");
        claims.put("state", "inside");
        for (int i = 0; i < changes.length; i += 2) {
            claims.put((String) changes[i], changes[i + 1]);
        }
        claims.values().removeIf(""::equals);
        return claims;
    }

    String path(String object, String... beside) {
        var query = new LinkedHashMap<String, String>();
        query.put("client_id", platform.client.id().hex());
        if (!object.isEmpty()) {
            query.put("request", object);
        }
        for (int i = 0; i < beside.length; i += 2) {
            query.put(beside[i], beside[i + 1]);
        }
        return "/oidc/auth?" + QueryWriter.of(query);
    }

    String signed(Object... changes) {
        return key.signs(claims(changes));
    }

    Browser.Page open(String path) {
        return server.browser().open(path);
    }

    void assertRefused(Browser.Page page, String error, String said) {
        assertThat(page.status()).as(page.body()).isEqualTo(303);
        assertThat(page.location()).startsWith(Platform.REDIRECT_URI + "?");
        assertThat(page.answer()).containsEntry("error", error).containsEntry("state", "inside");
        assertThat(page.answer().get("error_description")).contains(said);
    }

    void assertBad(String object, String said) {
        assertRefused(open(path(object)), "invalid_request_object", said);
    }

    /** Through login and consent. */
    Browser.Page completed(String path) {
        var browser = server.browser();
        var consent = browser.submit(browser.open(path), Flow.ADA);
        return consent.status() == 200 ? browser.submit(consent, Flow.ALLOW) : consent;
    }
}
