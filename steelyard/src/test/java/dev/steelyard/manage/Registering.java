package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.steelyard.http.answer.Json;
import dev.steelyard.testkit.Databases;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Registers clients at a platform of the class, each test at a tenant of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Registering {
    static final String CALLBACK = "https://app.example.com/callback";
    static final String CREDENTIALS = "client_credentials";
    static final String CODE = "authorization_code";

    final Steelyard steelyard = new Steelyard(Databases.sqlite());
    Tenant tenant;

    @BeforeAll
    void makePlatform() {
        Platform.make(steelyard);
    }

    @BeforeEach
    void makeTenant() {
        tenant = Tenant.make(steelyard, "North");
    }

    @AfterAll
    void stop() {
        steelyard.close();
    }

    Map<String, Object> template(Object... more) {
        var template = new HashMap<String, Object>();
        template.put("name", "Scales");
        template.put("grant_types", List.of(CREDENTIALS));
        template.put("expires", steelyard.clock.instant().plus(Duration.ofDays(7)).toString());
        for (int i = 0; i < more.length; i += 2) {
            template.put((String) more[i], more[i + 1]);
        }
        return template;
    }

    Answered issue(String token, Object... more) {
        return steelyard.post(token, tenant.path("/initial-access-tokens"), template(more));
    }

    String issued(Object... more) {
        return issue(tenant.token(), more).expect(201).text("initial_access_token");
    }

    Answered register(String token, Object metadata) {
        return send("POST", "/oidc/reg", token, metadata);
    }

    Answered send(String method, String path, String token, @Nullable Object body) {
        var request = steelyard.request(path).header("authorization", "Bearer " + token);
        if (body == null) {
            return steelyard.send(request.method(method, BodyPublishers.noBody()));
        }
        return steelyard.send(
                request.header("content-type", "application/json")
                        .method(
                                method,
                                BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body))));
    }

    Answered manage(String method, Answered registered, @Nullable Object body) {
        return manage(method, registered, registered.text("registration_access_token"), body);
    }

    Answered manage(String method, Answered registered, String token, @Nullable Object body) {
        var uri = registered.text("registration_client_uri");
        return send(method, uri.substring(uri.indexOf("/oidc/")), token, body);
    }

    /** What it was answered, as it has to be sent again (RFC 7592, section 2.2). */
    Map<String, @Nullable Object> again(Answered registered, @Nullable Object... more) {
        var metadata = new HashMap<String, @Nullable Object>();
        registered.json().forEachEntry(metadata::put);
        for (var answered :
                List.of(
                        "registration_access_token",
                        "registration_client_uri",
                        "client_secret_expires_at",
                        "client_id_issued_at")) {
            metadata.remove(answered);
        }
        for (int i = 0; i < more.length; i += 2) {
            metadata.put(String.valueOf(more[i]), more[i + 1]);
        }
        return metadata;
    }

    void refused(Answered answer, int status, String error) {
        answer.expect(status);
        assertThat(answer.text("error")).as(answer.response().body()).isEqualTo(error);
        assertThat(answer.text("error_description")).isNotBlank();
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }

    void wrongToken(Answered answer) {
        refused(answer, 401, "invalid_token");
        assertThat(answer.text("error_description"))
                .isEqualTo(
                        "The token is missing, unknown, used up or expired. Ask its issuer for another.");
        assertThat(answer.header("www-authenticate")).startsWith("Bearer error=");
    }

    JsonNode jwks() {
        try {
            return Json.MAPPER.readTree(
                    "{\"keys\":["
                            + new ECKeyGenerator(Curve.P_256).generate().toPublicJWK()
                            + "]}");
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean pkce(Answered registered) {
        return is("require_pkce", registered);
    }

    boolean is(String setting, Answered registered) {
        return steelyard
                .get(tenant.token(), "/clients/" + registered.expect(201).text("client_id"))
                .expect(200)
                .json()
                .path(setting)
                .asBoolean();
    }

    void reseller(String standing) {
        steelyard
                .patch(
                        steelyard.operator,
                        "/resellers/" + tenant.reseller(),
                        Map.of("standing", standing))
                .expect(200);
    }

    JsonNode event(String action, String id) {
        var events =
                steelyard
                        .get(
                                tenant.token(),
                                "/audit?action="
                                        + action
                                        + "&type="
                                        + action.split("\\.")[0]
                                        + "&id="
                                        + id)
                        .expect(200);
        assertThat(events.json().path("data")).hasSize(1);
        return events.json().path("data").path(0);
    }
}
