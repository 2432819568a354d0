package dev.steelyard.guard.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.GuardRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Envoy's {@code ext_authz} by the requests that it sends: the client's method, its path and query
 * behind {@code path_prefix}, its headers as far as {@code allowed_headers} has them, no body. It
 * lets through what is answered by 200, and nothing else.
 */
class EnvoyTest {
    private static final String DOCUMENTS = "/" + Platform.APPLICATION + "/documents";

    private final AskedGuard guard = new AskedGuard(ForwardedRequestForm.PATH);

    @AfterEach
    void close() {
        guard.close();
    }

    private Wire.Message check(String method, String uri) {
        return guard.askAs(
                guard.platform.userToken(),
                method + " /decide" + uri,
                "Content-Length: 0",
                "X-Envoy-Internal: true");
    }

    @Test
    void allowed_200_andOnlyThat() {
        Wire.Message answer = check("POST", DOCUMENTS + "?a=b");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Steelyard-User")).isEqualTo(Platform.USER);
        assertThat(check("HEAD", DOCUMENTS).status()).isEqualTo(200);
        String example = ProxyProcess.example("envoy.yaml");
        assertThat(example).contains("path_prefix: /decide");
        for (String name : PrincipalHeaderWriter.of(allowed(guard)).keySet()) {
            String lower = name.toLowerCase(Locale.ROOT);
            assertThat(example).contains("{ exact: " + lower + " }", "- remove: " + lower);
        }
        for (String name : RealProxyTest.OBEYED) {
            assertThat(example).contains("- remove: " + name.toLowerCase(Locale.ROOT) + "\n");
        }
    }

    @Test
    void userOfAPairwiseName_isToldByThePlatformsId() {
        Map<String, String> named = Map.of("sub", Platform.PAIRWISE, "principal", "user");
        Wire.Message answer = guard.askAs(guard.platform.token(named), "GET /decide" + DOCUMENTS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Steelyard-User")).isEqualTo(Platform.USER);
    }

    private static Decision.Allowed allowed(AskedGuard guard) {
        return (Decision.Allowed)
                guard.platform
                        .guard()
                        .decide(
                                new GuardRequest(
                                        "GET",
                                        DOCUMENTS,
                                        null,
                                        List.of("Bearer " + guard.platform.token()),
                                        List.of(Platform.API_KEY),
                                        List.of(),
                                        "ref-1"));
    }

    @Test
    void refused() {
        assertThat(check("DELETE", DOCUMENTS).status()).isEqualTo(403);
        assertThat(check("GET", "/nowhere").status()).isEqualTo(404);
        assertThat(check("GET", DOCUMENTS + "?access_token=x").status()).isEqualTo(401);
        for (String path :
                new String[] {
                    "",
                    "/",
                    "//665f00/documents",
                    "/x/../665f00/documents",
                    "/665f00%2Fdocuments",
                    "/%2e%2e/decide/665f00/documents",
                    "/665f00/documents/"
                }) {
            assertThat(check("GET", path).status()).as(path).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void headersThatOtherProxiesWrite_areNotRead() {
        Wire.Message answer =
                guard.askAs(
                        guard.platform.token(),
                        "DELETE /decide" + DOCUMENTS,
                        "X-Forwarded-Method: GET",
                        "X-Forwarded-Uri: /access",
                        "X-Original-Method: GET",
                        "X-Original-URI: /access",
                        "X-Envoy-Original-Path: /access",
                        "X-HTTP-Method-Override: GET");
        assertThat(answer.status()).isEqualTo(403);
    }
}
