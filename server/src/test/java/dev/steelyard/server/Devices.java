package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.http.answer.Json;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Devices that ask, and people who enter what they show (RFC 8628). */
abstract class Devices {
    static final String ASK = "/oidc/device_authorization";
    static final String PAGE = "/oidc/device";
    static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    static final String SOURCE = "203.0.113.7";

    RunningServer server;
    Platform platform;

    /** Public, for devices only. */
    Client device;

    @BeforeEach
    void start() {
        server = RunningServer.forDevices();
        platform = server.platform;
        device =
                client(
                        platform.publicClient,
                        Set.of(GrantType.DEVICE_CODE, GrantType.REFRESH_TOKEN));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A new one for these grant types, which has no redirect URI. */
    Client client(Client like, Set<GrantType> grants) {
        var made =
                ClientBuilder.of(platform.next())
                        .application(like.application())
                        .name("Scale <b>&")
                        .type(ClientType.PUBLIC)
                        .grantTypes(grants)
                        .settings(like.settings())
                        .build();
        platform.change(tx -> tx.clients().insert(made), ChangeKey.client(made.id()));
        server.core.pump().catchUp();
        return made;
    }

    /** What a device was answered. */
    record Asked(String deviceCode, String userCode, String complete) {
        static Asked of(Browser.Page page) {
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            var json = Json.MAPPER.readTree(page.body());
            return new Asked(
                    json.get("device_code").asString(),
                    json.get("user_code").asString(),
                    json.get("verification_uri_complete").asString());
        }
    }

    static Map<String, String> form(Client client, String... parameters) {
        var form = new LinkedHashMap<String, String>();
        form.put("client_id", client.id().hex());
        for (int i = 0; i < parameters.length; i += 2) {
            form.put(parameters[i], parameters[i + 1]);
        }
        return form;
    }

    Browser from(String source) {
        var caller = server.browser();
        caller.headers.put("Forwarded", "for=" + source);
        return caller;
    }

    Asked ask(String scope) {
        return Asked.of(from(SOURCE).post(ASK, form(device, "scope", scope)));
    }

    Browser.Page poll(Asked asked) {
        return poll(device, asked);
    }

    Browser.Page poll(Client client, Asked asked) {
        return server.browser()
                .post(
                        "/oidc/token",
                        form(client, "grant_type", GRANT, "device_code", asked.deviceCode()));
    }

    /** Polls as a device that has waited. */
    Browser.Page pollLater(Asked asked) {
        server.clock.move(Duration.ofSeconds(5));
        return poll(asked);
    }

    /** A browser that shows the page for codes, in which {@code person} is logged in. */
    Browser.Page open(Browser browser, Map<String, String> person) {
        return browser.submit(browser.open(PAGE), person);
    }

    /** The consent page, for the person that is logged in. */
    Browser.Page enter(Browser browser, String userCode) {
        return browser.submit(browser.open(PAGE), Map.of("user_code", userCode));
    }

    /** Ada's browser, logged in. */
    Browser ada() {
        var browser = server.browser();
        open(browser, Flow.ADA);
        return browser;
    }

    static String error(Browser.Page page) {
        return Json.MAPPER.readTree(page.body()).path("error").asString("");
    }

    static void assertError(Browser.Page page, String error) {
        assertThat(page.status()).as(page.body()).isEqualTo(400);
        assertThat(error(page)).isEqualTo(error);
    }
}
