package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.steelyard.domain.client.AuthenticationMethod;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientAuthentication;
import dev.steelyard.domain.client.ClientRequests;
import dev.steelyard.server.http.Json;
import dev.steelyard.server.http.Proxies;
import dev.steelyard.server.http.Query;
import dev.steelyard.server.outgoing.HttpsPeer;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Request objects by value and by reference (RFC 9101; OpenID Connect Core, section 6). */
@SuppressWarnings("NullAway.Init")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestObjectTest {
    private final SignerKey key = SignerKey.of("ES256", "one");
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile int status;
    private volatile String body;
    private HttpsPeer peer;
    private RunningServer server;
    private Platform platform;

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

    private void answer(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        exchange.getResponseHeaders().add("Location", peer.at("/object").toString());
        HttpsPeer.answer(exchange, status, body);
    }

    @BeforeEach
    void setUp() {
        server.clock.forward(Duration.ofHours(1));
        setUp(platform.client, key, false);
        fetches.set(0);
        status = 200;
        body = "";
    }

    private void setUp(Client client, SignerKey key, boolean requireSigned) {
        server.set(
                client,
                client.settings()
                        .with(
                                new ClientAuthentication(
                                        AuthenticationMethod.CLIENT_SECRET_BASIC,
                                        key.jwks(),
                                        null,
                                        null))
                        .with(
                                new ClientRequests(
                                        "ES256",
                                        requireSigned,
                                        Set.of(
                                                peer.at("/object").toString(),
                                                "https://10.0.0.1/object"))));
    }

    private Map<String, Object> claims(Object... changes) {
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

    private String path(String object, String... beside) {
        var query = new LinkedHashMap<String, String>();
        query.put("client_id", platform.client.id().hex());
        if (!object.isEmpty()) {
            query.put("request", object);
        }
        for (int i = 0; i < beside.length; i += 2) {
            query.put(beside[i], beside[i + 1]);
        }
        return "/oidc/auth?" + Query.of(query);
    }

    private String signed(Object... changes) {
        return key.signs(claims(changes));
    }

    private Browser.Page open(String path) {
        return server.browser().open(path);
    }

    private void assertRefused(Browser.Page page, String error, String said) {
        assertThat(page.status()).as(page.body()).isEqualTo(303);
        assertThat(page.location()).startsWith(Platform.REDIRECT_URI + "?");
        assertThat(page.answer()).containsEntry("error", error).containsEntry("state", "inside");
        assertThat(page.answer().get("error_description")).contains(said);
    }

    private void assertBad(String object, String said) {
        assertRefused(open(path(object)), "invalid_request_object", said);
    }

    /** Through login and consent. */
    private Browser.Page completed(String path) {
        var browser = server.browser();
        var consent = browser.submit(browser.open(path), Flow.ADA);
        return consent.status() == 200 ? browser.submit(consent, Flow.ALLOW) : consent;
    }

    @Test
    void by_value_the_parameters_inside_count_and_no_others() {
        var flow = new Flow(platform.client);
        var answer =
                completed(
                        path(
                                signed("max_age", 600, "claims", Map.of("id_token", Map.of())),
                                "state",
                                "outside",
                                "scope",
                                "openid documents:read documents:write",
                                "prompt",
                                "none",
                                "response_type",
                                "code"));
        assertThat(answer.location()).startsWith(Platform.REDIRECT_URI + "?code=");
        assertThat(answer.answer()).containsEntry("state", "inside");
        var tokens = Tokens.of(flow.redeem(server.browser(), platform.secret, answer));
        assertThat(tokens.id()).isNotNull();
        assertThat(new String(decoded(tokens.access())))
                .contains("documents:read")
                .doesNotContain("documents:write");
    }

    private static byte[] decoded(String jwt) {
        return Base64.getUrlDecoder().decode(jwt.split("\\.")[1]);
    }

    @Test
    void what_stands_outside_alone_does_not_count() {
        var without = signed("scope", "documents:read", "state", "");
        var answer = completed(path(without, "scope", "openid", "state", "outside"));
        assertThat(answer.answer()).containsKey("code").doesNotContainKey("state");
        var tokens =
                Tokens.of(
                        new Flow(platform.client)
                                .redeem(server.browser(), platform.secret, answer));
        assertThat(tokens.id()).isNull();

        var page = open(path(signed("response_type", ""), "response_type", "code"));
        assertRefused(page, "invalid_request_object", "another response_type");
        page = open(path(signed("code_challenge", ""), "code_challenge", Flow.CHALLENGE));
        assertRefused(page, "invalid_request", "code_challenge is missing");
    }

    @Test
    void login_longer_than_the_object_lives_goes_on_and_a_new_start_does_not() {
        var object = signed("prompt", "consent");
        var browser = server.browser();
        var login = browser.open(path(object));
        server.clock.forward(Duration.ofMinutes(20));
        var consent = browser.submit(login, Flow.ADA);
        assertThat(consent.status()).isEqualTo(200);
        assertThat(browser.submit(consent, Flow.ALLOW).answer()).containsKey("code");

        assertBad(object, "expired");
        // What says that it was accepted is for this object and this client only.
        var carried = String.valueOf(Browser.filled(login, Map.of()).get("request"));
        assertThat(Browser.parameters(carried)).containsKeys("client_id", "request");
        var accepted = String.valueOf(Browser.parameters(carried).get("accepted"));
        assertThat(open(path(object, "accepted", accepted)).status()).isEqualTo(200);
        var other = signed("exp", server.clock.instant().getEpochSecond() - 60);
        var page = open(path(other, "accepted", accepted));
        assertRefused(page, "invalid_request_object", "expired");
        for (var forged : List.of("0..x", accepted.replace("..", ".o."), "x")) {
            page = open(path(object, "accepted", forged));
            assertRefused(page, "invalid_request_object", "expired");
        }
        server.clock.forward(Duration.ofMinutes(10));
        page = open(path(object, "accepted", accepted));
        assertRefused(page, "invalid_request_object", "expired");
    }

    @Test
    void as_somebody_else_goes_on_with_the_same_object() {
        var browser = server.browser();
        browser.submit(browser.open(path(signed())), Flow.ADA);
        var consent = browser.open(path(signed("login_hint", Platform.ADA, "prompt", "consent")));
        var link = Pattern.compile("href=\"([^\"]*accepted=[^\"]*)\"");
        var found = link.matcher(consent.body());
        assertThat(found.find()).as(consent.body()).isTrue();
        var other = found.group(1).replace("&amp;", "&");
        var login = browser.open(other);
        assertThat(login.body()).contains("name=\"password\"").doesNotContain(Platform.ADA);
        var next = browser.submit(login, Flow.ADA);
        assertThat(browser.submit(next, Flow.ALLOW).answer())
                .containsEntry("state", "inside")
                .containsKey("code");
    }

    @Test
    void unsigned_is_refused_as_it_says_inside() {
        var payload =
                SignerKey.base64(
                        Json.MAPPER.writeValueAsString(claims("response_mode", "form_post")));
        var unsigned = SignerKey.base64("{\"alg\":\"none\"}") + "." + payload + ".";
        for (var error : List.of("invalid_request_object", "request_not_supported")) {
            // The redirect URI inside the object alone, or outside, too.
            for (var path :
                    List.of(
                            path(unsigned),
                            path(unsigned, "redirect_uri", Platform.REDIRECT_URI, "state", "o"))) {
                var page = open(path);
                assertThat(page.status()).isEqualTo(200);
                assertThat(Browser.action(page)).isEqualTo(Platform.REDIRECT_URI);
                assertThat(Browser.filled(page, Map.of()))
                        .containsEntry("error", error)
                        .containsEntry("state", "inside")
                        .containsEntry("iss", RunningServer.ISSUER);
            }
            // A client that is not set up for them.
            server.set(platform.client, platform.client.settings());
        }
    }

    @Test
    void refusal_goes_to_registered_addresses_only() {
        var evil = "https://evil.example/callback";
        for (var path :
                List.of(
                        path(key.signs(claims("redirect_uri", evil))),
                        path(key.signs(claims("redirect_uri", evil, "exp", ""))),
                        path(key.signs(claims("exp", "")), "redirect_uri", evil),
                        path("a.b.c"))) {
            var page = open(path);
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.location()).isEmpty();
        }
    }

    @Test
    void claims_of_the_jwt_are_checked() {
        var now = server.clock.instant().getEpochSecond();
        var other = platform.exemptClient.id().hex();
        assertBad(signed("iss", ""), "client_id as iss");
        assertBad(signed("iss", other), "client_id as iss");
        assertBad(signed("aud", ""), "as aud");
        assertBad(signed("aud", RunningServer.ISSUER + "/auth"), "as aud");
        assertBad(signed("aud", List.of(RunningServer.ISSUER, "https://x.example")), "as aud");
        assertBad(signed("exp", ""), "must have exp");
        assertBad(signed("exp", now - 30), "expired");
        assertBad(signed("exp", now + 3631), "within 3600 seconds");
        assertBad(signed("nbf", now + 31), "not good yet");
        assertBad(signed("sub", platform.client.id().hex()), "no sub");
        assertBad(signed("request", "x"), "neither request");
        assertBad(signed("request_uri", "https://x.example"), "neither request");
        assertBad(signed("client_id", other), "another client_id");
        assertBad(signed("response_type", "code", "nonce", List.of("x")), "neither text");
        assertBad(signed("nonce", true), "neither text");
        assertBad(signed("nonce", "a\u0007b"), "query");
        var many = new Object[202];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = "p" + i;
            many[i + 1] = "x";
        }
        assertBad(signed(many), "query");
    }

    @Test
    void signature_is_by_a_key_of_this_client_and_its_algorithm() {
        var foreign = SignerKey.of("ES256", "one");
        assertBad(foreign.signs(claims()), "not signed with a key");
        var jwk = Json.MAPPER.readTree(foreign.publicKey());
        assertBad(foreign.signs(Map.of("jwk", jwk), claims()), "not signed with a key");
        assertBad(key.signs(claims()) + "x", "");
        var rsa = SignerKey.of("RS256", "one");
        setUp(platform.client, rsa, false);
        assertBad(rsa.signs(claims()), "request_object_signing_alg");
        setUp(platform.client, key, false);
        assertBad(key.signs(Map.of("typ", "client-authentication+jwt"), claims()), "something");
        assertThat(open(path(key.signs(Map.of("typ", "oauth-authz-req+jwt"), claims()))).status())
                .isEqualTo(200);
    }

    @Test
    void object_of_another_client_is_refused() {
        setUp(platform.exemptClient, key, false);
        var id = platform.exemptClient.id().hex();
        // Same key, its own object, sent for this client, whatever it says to be.
        assertBad(key.signs(claims("iss", id, "client_id", id)), "client_id as iss");
        assertBad(key.signs(claims("iss", platform.client.id().hex(), "client_id", id)), "another");
        server.set(platform.exemptClient, platform.exemptClient.settings());
    }

    @Test
    void encrypted_is_refused_and_says_so() {
        var header = SignerKey.base64("{\"alg\":\"RSA-OAEP\",\"enc\":\"A128GCM\"}");
        var page =
                open(
                        path(
                                header + ".a.b.c.d",
                                "redirect_uri",
                                Platform.REDIRECT_URI,
                                "state",
                                "inside"));
        assertRefused(page, "invalid_request_object", "must not be encrypted");
    }

    @Test
    void request_and_request_uri_at_once_invalid_request() {
        var uri = peer.at("/object").toString();
        assertRefused(open(path(signed(), "request_uri", uri)), "invalid_request", "not both");
        assertThat(fetches).hasValue(0);
    }

    @Test
    void signed_where_required() {
        setUp(platform.client, key, true);
        var flow = new Flow(platform.client).with("state", "inside");
        assertRefused(open(flow.path()), "invalid_request", "signed request object");
        assertThat(completed(path(signed())).answer()).containsKey("code");
    }

    private String byUri(String uri) {
        return path(
                "", "request_uri", uri, "redirect_uri", Platform.REDIRECT_URI, "state", "inside");
    }

    @Test
    void by_reference_it_is_fetched_once_and_what_was_shown_is_what_is_agreed_to() {
        body = signed() + "\n";
        var browser = server.browser();
        var login = browser.open(byUri(peer.at("/object").toString()));
        body = signed("scope", "openid documents:write", "state", "changed");
        var consent = browser.submit(login, Flow.ADA);
        var answer = consent.status() == 200 ? browser.submit(consent, Flow.ALLOW) : consent;
        assertThat(fetches).hasValue(1);
        assertThat(answer.answer()).containsKey("code").containsEntry("state", "inside");
    }

    @Test
    void request_uri_that_is_not_registered_is_not_fetched() {
        body = signed();
        for (var uri :
                List.of(
                        peer.at("/other").toString(),
                        peer.at("/object").toString() + "?x",
                        "https://169.254.169.254/",
                        "file:///etc/passwd")) {
            assertRefused(open(byUri(uri)), "invalid_request_uri", "registered");
        }
        assertThat(fetches).hasValue(0);
    }

    @Test
    void request_uri_without_an_object_is_refused() {
        var uri = peer.at("/object").toString();
        for (int bad : new int[] {302, 404, 500}) {
            status = bad;
            body = signed();
            assertRefused(open(byUri(uri)), "invalid_request_uri", "no request object");
        }
        assertThat(fetches).hasValue(3);
        status = 200;
        body = "x".repeat(65_537);
        assertRefused(open(byUri(uri)), "invalid_request_uri", "no request object");
        assertRefused(
                open(byUri("https://10.0.0.1/object")), "invalid_request_uri", "no request object");
        for (var text : List.of("", "x", "x".repeat(9000), "{}")) {
            body = text;
            assertRefused(open(byUri(uri)), "invalid_request_object", "request object");
        }
    }

    @Test
    void posted_it_works_too() {
        var form = Map.of("client_id", platform.client.id().hex(), "request", signed());
        var page = server.browser().post("/oidc/auth", form);
        assertThat(page.status()).isEqualTo(303);
        assertThat(open(page.location()).body()).contains("name=\"password\"");
    }

    @Test
    void discovery_tells_what_is_taken() {
        assertThat(server.browser().get("/oidc/.well-known/openid-configuration").body())
                .contains(
                        "\"request_parameter_supported\":true",
                        "\"request_uri_parameter_supported\":true",
                        "\"require_request_uri_registration\":true",
                        "\"request_object_signing_alg_values_supported\":[\"ES256\",\"PS256\",\"RS256\",\"EdDSA\",\"Ed25519\"]");
    }
}
