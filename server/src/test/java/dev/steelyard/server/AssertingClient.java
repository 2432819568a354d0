package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientAuthentication;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.http.answer.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A client that proves itself by assertions, and what the token endpoint says to them. */
abstract class AssertingClient extends ServerTest {
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    final SignerKey key = SignerKey.of("ES256", "one");

    @BeforeEach
    void register() {
        // So that failures of one test don't slow down the next.
        server.clock.move(Duration.ofHours(1));
        keys(key.jwks());
    }

    void keys(String jwks) {
        authenticate(
                new ClientAuthentication(AuthenticationMethod.PRIVATE_KEY_JWT, jwks, null, null));
    }

    void authenticate(ClientAuthentication authentication) {
        server.set(platform.machine, ClientSettings.SAFE.with(authentication));
    }

    String id() {
        return platform.machine.id().hex();
    }

    /** Those of a good assertion of the client with that id. */
    static Map<String, Object> claims(RunningServer server, String id) {
        var now = server.clock.instant().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", id);
        claims.put("sub", id);
        claims.put("aud", RunningServer.ISSUER);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("exp", now + 60);
        return claims;
    }

    Map<String, Object> claims(Object... changes) {
        var claims = claims(server, id());
        for (int i = 0; i < changes.length; i += 2) {
            claims.put((String) changes[i], changes[i + 1]);
        }
        claims.values().removeIf(""::equals);
        return claims;
    }

    static Map<String, String> form(String assertion, String... more) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", TYPE);
        form.put("client_assertion", assertion);
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    Browser.Page token(String assertion, String... more) {
        return server.browser().post("/oidc/token", form(assertion, more));
    }

    static String error(Browser.Page page) {
        return Json.MAPPER.readTree(page.body()).path("error").asString("");
    }

    static void assertRefused(Browser.Page page, String... said) {
        assertThat(page.status()).as(page.body()).isEqualTo(401);
        assertThat(error(page)).isEqualTo("invalid_client");
        for (var text : said) {
            assertThat(page.body()).contains(text);
        }
    }
}
