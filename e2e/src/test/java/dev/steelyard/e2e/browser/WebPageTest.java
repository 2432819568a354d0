package dev.steelyard.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import dev.steelyard.e2e.Instance;
import dev.steelyard.e2e.KeyCompromise;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.docs.MarkdownPage;
import dev.steelyard.e2e.http.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page that docs/quickstarts/web.md has, served from an origin of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebPageTest {
    private final Http http = new Http();
    private final Instance instance = Instance.start(null);
    private final Provider provider = Provider.discover(http, instance.issuer());
    private final ManagementCaller reseller =
            ManagementCaller.of(http, provider, instance.demo(), "reseller");
    private final Chromium chromium = new Chromium();
    private final HttpServer site =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    WebPageTest() throws IOException {
        site.start();
    }

    @AfterAll
    void stop() {
        site.stop(0);
        chromium.close();
        instance.close();
    }

    @Test
    void user_denies_thenAllows_andTheTokenIsRenewedWhereItHasEnded() {
        var address = serve("/allowed.html", List.of(origin()));
        try (var screen = new Screen(chromium.browser(), Look.DESK_LIGHT)) {
            var page = screen.page();
            page.navigate(address);

            logIn(page);
            page.click("button[value=deny]");
            awaitOutput(page, "access_denied");

            page.click("#start");
            page.click("button[value=allow]");
            awaitOutput(page, "200 {");

            KeyCompromise.endAllTokens(instance);
            page.waitForRequest(
                    request -> request.url().startsWith(instance.issuer() + "/auth?"),
                    () -> page.click("#start"));
            awaitOutput(page, "200 {");
        }
    }

    @Test
    void originThatIsNotRegistered_browserTellsThePageNothing() {
        var address = serve("/refused.html", List.of());
        try (var screen = new Screen(chromium.browser(), Look.DESK_LIGHT)) {
            var page = screen.page();
            page.navigate(address);

            logIn(page);
            page.click("button[value=allow]");
            awaitOutput(page, "TypeError: Failed to fetch");

            assertThat(screen.complaints())
                    .anyMatch(said -> said.contains("has been blocked by CORS policy"));
        }
    }

    private void logIn(Page page) {
        page.click("#start");
        page.fill("#email", instance.demo().get("user", "email"));
        page.fill("#password", instance.demo().get("user", "password"));
        page.click("button.primary");
    }

    private static void awaitOutput(Page page, String text) {
        page.waitForFunction(
                "text => document.getElementById('output')?.textContent.includes(text)", text);
    }

    /** The page, with a client of its own, so that no user has consented to it yet. */
    private String serve(String path, List<String> origins) {
        var address = origin() + path;
        var client =
                reseller.post(
                                "/applications/" + instance.demo().get("application") + "/clients",
                                Map.of(
                                        "name",
                                        "My page",
                                        "type",
                                        "public",
                                        "grant_types",
                                        List.of("authorization_code"),
                                        "redirect_uris",
                                        List.of(address),
                                        "origins",
                                        origins))
                        .expect(201)
                        .text("_id");
        var page =
                MarkdownPage.read("docs/quickstarts/web.md")
                        .blocks("html")
                        .getFirst()
                        .text()
                        .replace("http://localhost:8080/oidc", instance.issuer())
                        .replace("http://localhost:8081", instance.api())
                        .replace("\"CLIENT_ID\"", '"' + client + '"')
                        .replace("\"APPLICATION\"", '"' + instance.demo().get("application") + '"')
                        .getBytes(StandardCharsets.UTF_8);
        site.createContext(
                path,
                exchange -> {
                    try (exchange) {
                        exchange.getResponseHeaders().set("Content-Type", "text/html");
                        exchange.sendResponseHeaders(200, page.length);
                        exchange.getResponseBody().write(page);
                    }
                });
        return address;
    }

    private String origin() {
        return "http://127.0.0.1:" + site.getAddress().getPort();
    }
}
