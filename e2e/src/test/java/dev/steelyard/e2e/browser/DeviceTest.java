package dev.steelyard.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.Instance;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.Http;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person lets a device in, in a real browser; pictures in target/screenshots. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeviceTest {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    private final Http http = new Http();
    private final Instance instance = Instance.start(null);
    private final Provider provider = Provider.discover(http, instance.issuer());
    private final Chromium chromium = new Chromium();
    private Client device = new Client("", null, null, "");

    @BeforeAll
    void makeClient() {
        var demo = instance.demo();
        var made =
                ManagementCaller.of(http, provider, demo, "reseller")
                        .post(
                                "/applications/" + demo.get("application") + "/clients",
                                Map.of(
                                        "name",
                                        "Weighbridge terminal",
                                        "type",
                                        "public",
                                        "grant_types",
                                        List.of(GRANT)))
                        .expect(201);
        device = new Client(made.text("_id"), null, null, "");
    }

    @AfterAll
    void stop() {
        chromium.close();
        instance.close();
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void codeTyped_wrong_then_right(Look look) {
        try (var screen = new Screen(chromium.browser(), look)) {
            var page = screen.page();
            var asked = ask();

            page.navigate(asked.text("verification_uri"));
            screen.look("device-1-login");
            logIn(screen);
            screen.await("#user-code");
            screen.look("device-2-entry");

            page.fill("#user-code", "BCDF-GHJK");
            page.click("button.primary");
            screen.await("[role=alert]");
            screen.look("device-3-wrong");

            page.fill("#user-code", asked.text("user_code").toLowerCase(Locale.ROOT));
            page.click("button.primary");
            screen.await("button[value=allow]");
            screen.look("device-4-consent");
            page.click("button[value=allow]");
            screen.awaitGone("button[value=allow]");
            screen.look("device-5-allowed");

            assertThat(page.url()).endsWith("/device/allowed");
            Tokens.of(poll(asked));
            assertThat(screen.complaints()).isEmpty();
            assertThat(screen.hosts()).containsOnly(URI.create(instance.issuer()).getAuthority());
        }
    }

    @Test
    void linkWithTheCode_isSentByThePersonOnly_andCanBeDenied() {
        try (var screen = new Screen(chromium.browser(), Look.PHONE_LIGHT)) {
            var page = screen.page();
            var asked = ask();

            page.navigate(asked.text("verification_uri_complete"));
            logIn(screen);
            screen.await("#user-code");
            assertThat(page.inputValue("#user-code")).isEqualTo(asked.text("user_code"));
            screen.look("device-6-filled");
            page.click("button.primary");
            screen.await("button[value=deny]");
            page.click("button[value=deny]");
            screen.awaitGone("button[value=deny]");
            screen.look("device-7-denied");

            assertThat(poll(asked).expect(400).text("error")).isEqualTo("access_denied");
        }
    }

    private void logIn(Screen screen) {
        var page = screen.page();
        page.fill("#email", instance.demo().get("user", "email"));
        page.fill("#password", instance.demo().get("user", "password"));
        page.click("button.primary");
    }

    private Answer ask() {
        return provider.device(device, "openid profile documents:read").expect(200);
    }

    private Answer poll(Answer asked) {
        return provider.token(
                device, Map.of("grant_type", GRANT, "device_code", asked.text("device_code")));
    }
}
