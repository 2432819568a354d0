package dev.steelyard.guard.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.certificate.CertificateReader;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds behind every proxy that runs here, as the documentation sets it. */
abstract class RealProxyTest {
    private static final String DOCUMENTS = "/" + Platform.APPLICATION + "/documents";

    final Platform platform = new Platform();
    Api api;
    DecisionServer guard;
    ProxyProcess proxy;

    abstract ForwardedRequestForm form();

    abstract ProxyProcess start(int guard, int api) throws IOException;

    @BeforeEach
    void start() throws IOException {
        api = new Api();
        guard = serve(0);
        proxy = start(guard.port(), api.port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        guard.close();
        api.close();
    }

    private DecisionServer serve(int port) {
        return DecisionServer.start(
                platform.guard(),
                new DecisionSettings("127.0.0.1", port, form(), CertificateReader.NONE, null),
                InstantSource.system());
    }

    Wire.Message send(String line, String... more) {
        return sendAs(platform.token(), line, more);
    }

    private Wire.Message sendAs(String token, String line, String... more) {
        List<String> headers =
                new ArrayList<>(
                        List.of(
                                "Authorization: Bearer " + token,
                                "x-api-key: " + Platform.API_KEY));
        headers.addAll(List.of(more));
        return Wire.send(proxy.port, line, headers, "");
    }

    private Wire.Message one() {
        List<Wire.Message> came = api.came();
        assertThat(came).hasSize(1);
        return came.getFirst();
    }

    @Test
    void allowed_theApiGetsTheRequest_andWhoSentIt() {
        Wire.Message answer = send("GET " + DOCUMENTS + "?page=2&q=a%2Fb");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");

        Wire.Message came = one();
        assertThat(came.first()).startsWith("GET " + DOCUMENTS + "?page=2&q=a%2Fb ");
        assertThat(came.header("Steelyard-Client")).isEqualTo(Platform.CLIENT);
        assertThat(came.header("Steelyard-Application")).isEqualTo(Platform.APPLICATION);
        assertThat(came.header("Steelyard-User")).isEmpty();
        assertThat(came.header("Steelyard-Permissions"))
                .isEqualTo("documents:read documents:write");
        assertThat(came.header("Steelyard-Reference")).matches("[0-9a-f]{24}");
    }

    @Test
    void body_goesToTheApi_andNotToTheGuard() {
        Wire.Message answer =
                Wire.send(
                        proxy.port,
                        "POST " + DOCUMENTS,
                        List.of(
                                "Authorization: Bearer " + platform.userToken(),
                                "x-api-key: " + Platform.API_KEY),
                        "{\"net\":1}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);

        Wire.Message came = one();
        assertThat(came.body()).isEqualTo("{\"net\":1}");
        assertThat(came.header("Steelyard-User")).isEqualTo(Platform.USER);
    }

    @Test
    void headersThatTheClientMadeUp_neverReachTheApi() {
        String[] names = {"Reference", "Client", "Application", "User", "Permissions"};
        List<String> made = new ArrayList<>();
        for (String name : names) {
            made.add("Steelyard-" + name + ": forged");
            made.add("steelyard-" + name.toLowerCase(Locale.ROOT) + ": forged");
        }
        made.add("X-Original-URI: /access");
        made.add("X-Original-Method: GET");
        made.add("X-Forwarded-Uri: /access");
        made.add("X-Forwarded-Method: GET");
        assertThat(send("GET " + DOCUMENTS, made.toArray(String[]::new)).status()).isEqualTo(200);
        Wire.Message came = one();
        assertThat(came.headers()).noneMatch(line -> line.contains("forged"));
        assertThat(came.header("Steelyard-Client")).isEqualTo(Platform.CLIENT);

        // Nor do they move what is decided on.
        assertThat(send("DELETE " + DOCUMENTS, made.toArray(String[]::new)).status())
                .isEqualTo(403);
        made.add("Connection: X-Forwarded-Uri, X-Forwarded-Method");
        made.add("Connection: X-Original-URI, X-Original-Method");
        assertThat(send("DELETE " + DOCUMENTS, made.toArray(String[]::new)).status())
                .isEqualTo(403);
        assertThat(api.came()).isEmpty();
    }

    /** Frameworks take another path or method from these than the guard has decided on. */
    static final List<String> OBEYED =
            List.of(
                    "X-Original-URL",
                    "X-Original-URI",
                    "X-Original-Method",
                    "X-Rewrite-URL",
                    "X-Forwarded-Method",
                    "X-Forwarded-Uri",
                    "X-Forwarded-Prefix",
                    "X-HTTP-Method",
                    "X-HTTP-Method-Override",
                    "X-Method-Override");

    @Test
    void headersThatNameAnotherPathOrMethod_neverReachTheApi() {
        List<String> made = new ArrayList<>();
        for (String name : OBEYED) {
            made.add(name + ": forged");
            made.add(name.toLowerCase(Locale.ROOT) + ": forged");
        }

        assertThat(send("GET " + DOCUMENTS, made.toArray(String[]::new)).status()).isEqualTo(200);

        Wire.Message came = one();
        for (String name : OBEYED) assertThat(came.every(name)).as(name).isEmpty();
    }

    @Test
    void theClientCannotLetTheProxyDropWhatTheGuardSaid() {
        Wire.Message answer =
                sendAs(
                        platform.userToken(),
                        "GET " + DOCUMENTS,
                        "Connection: close, Steelyard-User, Steelyard-Client");
        List<Wire.Message> came = api.came();
        if (answer.status() == 200) {
            assertThat(came).hasSize(1);
            assertThat(came.getFirst().header("Steelyard-User")).isEqualTo(Platform.USER);
            assertThat(came.getFirst().header("Steelyard-Client")).isEqualTo(Platform.CLIENT);
        } else {
            assertThat(came).isEmpty();
        }
    }

    @Test
    void noToken_401_withTheChallenge() {
        Wire.Message answer = Wire.send(proxy.port, "GET " + DOCUMENTS, List.of(), "");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo(
                        "Bearer"
                                + " resource_metadata=\"https://api.example.com/.well-known/oauth-protected-resource\"");
        assertThat(answer.body()).contains("\"code\":\"token_missing\"");
        assertThat(api.came()).isEmpty();
    }

    @Test
    void permissionMissing_403_explained_withAReference() {
        Wire.Message answer = send("DELETE " + DOCUMENTS);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.body())
                .contains("\"code\":\"permission_missing\"", "This needs documents:delete.")
                .contains("\"reference\":\"" + answer.header("X-Request-Id") + "\"");
        assertThat(api.came()).isEmpty();
    }

    @Test
    void roleChanged_theNextRequestIsRefused() {
        assertThat(send("GET " + DOCUMENTS).status()).isEqualTo(200);
        platform.permissions = Set.of();
        assertThat(send("GET " + DOCUMENTS).status()).isEqualTo(403);
        assertThat(api.came()).hasSize(1);
    }

    @Test
    void operationUnknown_404_orWithAnotherMethod_405() {
        assertThat(send("GET /nowhere").status()).isEqualTo(404);
        Wire.Message answer = send("PUT " + DOCUMENTS);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("DELETE, GET, HEAD, POST");
        assertThat(api.came()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/665f00%2Fdocuments",
                "/665f00/name/../documents",
                "/665f00/name/%2e%2e/documents",
                "/665f00/name/%2E%2E%2Fdocuments",
                "//665f00/documents",
                "/665f00//documents",
                "/665f00/./documents",
                "/665f00/documents/",
                "/665f00/documents;v=1",
                "/665f00/documents%00",
                "/665f00/documents%3Fx",
                "/665f00/documents%23x",
                "/665f00/documents#x",
                "/665f00/documents%252e",
                "/665f00\\documents",
                "/665f00/%ff",
                "/665f00/documents%",
                "http://api.example.com/665f00//documents",
                "*"
            })
    void pathThatCouldBeReadInTwoWays_neverReachesTheApi(String path) {
        Wire.Message answer = send("GET " + path);
        assertThat(answer.status()).as(answer.toString()).isGreaterThanOrEqualTo(400);
        assertThat(api.came()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/665f00/%64ocuments", "/665f00/documents?a=../..//%2e%2e&b=%00"})
    void pathThatIsTheSameInEveryReading_isPassedAsItCame(String path) {
        assertThat(send("GET " + path).status()).isEqualTo(200);
        assertThat(one().first()).startsWith("GET " + path + " ");
    }

    @Test
    void tokenInTheQuery_orTwoTokens_refused() {
        assertThat(send("GET " + DOCUMENTS + "?access_token=x").status()).isEqualTo(401);
        Wire.Message answer = send("GET " + DOCUMENTS, "Authorization: Bearer " + platform.token());
        assertThat(answer.status()).isIn(400, 401);
        assertThat(api.came()).isEmpty();
    }

    @Test
    void preflight_answeredForARegisteredOriginOnly_withoutTheApi() {
        Wire.Message good = preflight(Platform.ORIGIN);
        assertThat(good.status()).isEqualTo(204);
        assertThat(good.header("Access-Control-Allow-Origin")).isEqualTo(Platform.ORIGIN);
        Wire.Message bad = preflight("https://evil.example.com");
        assertThat(bad.status()).isEqualTo(403);
        assertThat(bad.body()).contains("origin_not_allowed");
        assertThat(bad.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(api.came()).isEmpty();
    }

    private Wire.Message preflight(String origin) {
        return Wire.send(
                proxy.port,
                "OPTIONS " + DOCUMENTS,
                List.of("Origin: " + origin, "Access-Control-Request-Method: POST"),
                "");
    }

    @Test
    void metadataOfTheApi_fromTheGuard() {
        Wire.Message answer =
                Wire.send(proxy.port, "GET /.well-known/oauth-protected-resource", List.of(), "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"resource\":\"https://api.example.com\"");
        assertThat(api.came()).isEmpty();
    }

    @Test
    void noNewsOfTheServer_503_untilThereIs() {
        platform.silence = Duration.ofMinutes(2);
        Wire.Message answer = send("GET " + DOCUMENTS);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.body()).contains("decision_unavailable");
        platform.silence = Duration.ZERO;
        assertThat(send("GET " + DOCUMENTS).status()).isEqualTo(200);
    }

    @Test
    void guardDown_nothingReachesTheApi_untilItIsBack() {
        int port = guard.port();
        guard.close();
        assertThat(send("GET " + DOCUMENTS).status()).isGreaterThanOrEqualTo(500);
        assertThat(api.came()).isEmpty();
        guard = serve(port);
        assertThat(send("GET " + DOCUMENTS).status()).isEqualTo(200);
    }
}
