package dev.steelyard.cli.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the loopback listener takes from a browser (RFC 6749 section 10.12, RFC 9207). */
class CallbackListenerTest {
    private static final String ISSUER = "http%3A%2F%2Flocalhost%3A8080%2Foidc";

    private final CallbackListener callback =
            CallbackListener.start(
                    new ExpectedResponse("right", "http://localhost:8080/oidc", true));
    private final HttpClient browser = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        callback.close();
        browser.close();
    }

    private int open(String method, String url) throws IOException, InterruptedException {
        return answer(method, url).statusCode();
    }

    private HttpResponse<String> answer(String method, String url)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.noBody());
        var answer = browser.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(answer.body()).doesNotContain("secret-code");
        return answer;
    }

    private int arrive(String query) throws IOException, InterruptedException {
        return open("GET", callback.redirectUri() + query);
    }

    private Optional<AuthorizationResponse> taken() {
        return callback.await(Duration.ofMillis(1));
    }

    @Test
    void page_looksAsTheServersDo_andLoadsNothing() throws Exception {
        var page = answer("GET", callback.redirectUri() + "?state=wrong");
        assertThat(page.body())
                .contains(
                        "<main class=\"card\">",
                        "<h1>Not expected</h1>",
                        "prefers-color-scheme: dark")
                .doesNotContain("src=", "href=", "@import", "url(");
        var style = page.body().replaceAll("(?s).*<style>(.*)</style>.*", "$1");
        var hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains(
                        "default-src 'none'",
                        "style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        var stylesheet =
                Files.readString(
                        Path.of(
                                "../pages/src/main/resources/dev/steelyard/pages/frame/steelyard.css"));
        assertThat(style.lines().skip(1)).allMatch(line -> stylesheet.contains(line));
    }

    @Test
    void redirectUri_isTheRegisteredOneWithItsPort() {
        assertThat(callback.redirectUri()).matches("http://127\\.0\\.0\\.1:[1-9]\\d*/callback");
    }

    @Test
    void rightStateAndIssuer_code() throws Exception {
        assertThat(arrive("?code=secret-code&state=right&iss=" + ISSUER)).isEqualTo(200);
        assertThat(taken()).contains(new AuthorizationResponse.Granted("secret-code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?code=secret-code&iss=" + ISSUER,
                "?code=secret-code&state=wrong&iss=" + ISSUER,
                "?code=secret-code&state=&iss=" + ISSUER,
                "?code=secret-code&state=wrong&state=right&iss=" + ISSUER,
                "?code=secret-code&code=other&state=right&iss=" + ISSUER,
                "?error=access_denied&state=wrong&iss=" + ISSUER
            })
    void anotherState_turnedAway_andTheRightOneStillTaken(String query) throws Exception {
        assertThat(arrive(query)).isEqualTo(400);
        assertThat(taken()).isEmpty();
        arrive("?code=secret-code&state=right&iss=" + ISSUER);
        assertThat(taken()).contains(new AuthorizationResponse.Granted("secret-code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?code=secret-code&state=right",
                "?code=secret-code&state=right&iss=http%3A%2F%2Flocalhost%3A8080%2Foidc%2F",
                "?code=secret-code&state=right&iss=https%3A%2F%2Fevil.example",
                "?error=access_denied&state=right&iss=https%3A%2F%2Fevil.example"
            })
    void anotherIssuerOrNone_nothingOfItIsUsed(String query) throws Exception {
        arrive(query);
        assertThat(taken()).contains(new AuthorizationResponse.WrongIssuer());
    }

    @Test
    void issuerThatPromisedNone_mayLeaveItOut_butNotBeAnother() {
        var expected = new ExpectedResponse("right", "https://old.example", false);
        assertThat(expected.judge("code=c&state=right"))
                .contains(new AuthorizationResponse.Granted("c"));
        assertThat(expected.judge("code=c&state=right&iss=https://evil.example"))
                .contains(new AuthorizationResponse.WrongIssuer());
    }

    @Test
    void refused_saysWhy_andTheBrowserDoesNotSayDone() throws Exception {
        var page =
                answer(
                        "GET",
                        callback.redirectUri()
                                + "?error=access_denied&error_description=not+now&state=right&iss="
                                + ISSUER);
        assertThat(page.body()).contains("The login was refused").doesNotContain("Done");
        assertThat(taken()).contains(new AuthorizationResponse.Denied("access_denied", "not now"));
    }

    @Test
    void secondAnswer_turnedAway() throws Exception {
        arrive("?code=secret-code&state=right&iss=" + ISSUER);
        assertThat(arrive("?code=second&state=right&iss=" + ISSUER)).isEqualTo(400);
        assertThat(taken()).contains(new AuthorizationResponse.Granted("secret-code"));
    }

    @Test
    void anotherPathOrMethod_nothingThere() throws Exception {
        var right = "?code=secret-code&state=right&iss=" + ISSUER;
        var at = callback.redirectUri();
        assertThat(open("GET", at + "/more" + right)).isEqualTo(404);
        assertThat(open("POST", at + right)).isEqualTo(404);
        assertThat(taken()).isEmpty();
    }
}
