package dev.steelyard.guard.proxy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.proxy.AskedGuard;
import dev.steelyard.guard.proxy.ForwardedRequestForm;
import dev.steelyard.guard.proxy.Platform;
import dev.steelyard.guard.proxy.Wire;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AuthZEN's Authorization API 1.0. */
class EvaluationEndpointsTest {
    private static final String ONE = "/access/v1/evaluation";
    private static final String SEVERAL = "/access/v1/evaluations";
    private static final String BEARER = "Authorization: Bearer " + AskedGuard.SECRET;
    private static final String CLIENT = "{\"type\":\"client\",\"id\":\"" + Platform.CLIENT + "\"}";
    private static final String USER =
            "{\"type\":\"user\",\"id\":\"%s\",\"properties\":{\"client\":\"%s\"}}"
                    .formatted(Platform.USER, Platform.CLIENT);
    private static final String STRANGER = "{\"type\":\"client\",\"id\":\"665fcc\"}";

    private final AskedGuard guard = new AskedGuard(ForwardedRequestForm.X_ORIGINAL);

    @AfterEach
    void close() {
        guard.close();
    }

    private static String tuple(String subject, String action, String type, String id) {
        return "{\"subject\":%s,\"action\":{\"name\":\"%s\"},\"resource\":{\"type\":\"%s\",\"id\":\"%s\"}}"
                .formatted(subject, action, type, id);
    }

    private String decide(String subject, String action, String type, String id) {
        Wire.Message answer = guard.post(ONE, tuple(subject, action, type, id), BEARER);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void route_byTheOperationsPermission() {
        assertThat(decide(CLIENT, "GET", "route", "/665f00/documents"))
                .contains("\"decision\":true");
        assertThat(decide(USER, "POST", "route", "/665f00/documents"))
                .contains("\"decision\":true");
        assertThat(decide(CLIENT, "DELETE", "route", "/665f00/documents"))
                .contains("\"decision\":false", "permission_missing", "documents:delete");
        assertThat(decide(CLIENT, "GET", "route", "/665f01/documents"))
                .contains("\"decision\":false", "application_mismatch");
        assertThat(decide(CLIENT, "GET", "route", "/665f00//documents"))
                .contains("\"decision\":false", "operation_unknown");
    }

    @Test
    void permission_inItsApplication() {
        assertThat(decide(USER, "documents:read", "application", "665f00"))
                .contains("\"decision\":true");
        assertThat(decide(USER, "documents:read", "application", "665f01"))
                .contains("\"decision\":false");
        assertThat(decide(USER, "documents:delete", "application", "665f00"))
                .contains("\"decision\":false", "documents:delete");
        guard.platform().permissions = Set.of();
        assertThat(decide(USER, "documents:read", "application", "665f00"))
                .contains("\"decision\":false");
    }

    @Test
    void operationThatNeedsALogin_refusedToAUser() {
        assertThat(decide(USER, "GET", "route", "/665f00/settings"))
                .contains("\"decision\":false", "login_too_old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"client\",\"id\":\"alice\"}",
                "{\"type\":\"client\",\"id\":\"665FC1000000000000000000\"}",
                "{\"type\":\"user\",\"id\":\"alice\",\"properties\":{\"client\":\"665fc1000000000000000000\"}}",
                "{\"type\":\"user\",\"id\":\"665fa1000000000000000000\",\"properties\":{\"client\":\"x\"}}"
            })
    void subjectThatCantBe_refusedWithoutAskingAnybody(String subject) {
        assertThat(decide(subject, "GET", "route", "/665f00/documents"))
                .contains("\"decision\":false", "subject_unknown");
        assertThat(guard.platform().asked).hasValue(0);
    }

    @Test
    void suspended_clientSuspended_notKnown_subjectUnknown() {
        guard.platform().live = false;
        assertThat(decide(CLIENT, "GET", "route", "/access"))
                .contains("\"decision\":false", "client_suspended");
        assertThat(decide(STRANGER, "GET", "route", "/access"))
                .contains("\"decision\":false", "subject_unknown");
    }

    @Test
    void noConsent_consentMissing_neverWithdrawn() {
        guard.platform().userReason = "consent_withdrawn";
        assertThat(decide(USER, "GET", "route", "/access"))
                .contains("\"decision\":false", "\"code\":\"consent_missing\"");
    }

    /** A PEP may ask by words that are configured elsewhere: neither way it is a wrong request. */
    @ParameterizedTest
    @CsvSource({
        "robot,GET,route,/665f00/documents,subject_unknown",
        "user,GET,route,/665f00/documents,subject_unknown",
        "client,GET,file,/665f00/documents,resource_unknown",
        "client,a b,application,665f00,action_unknown",
        "client,documents:delete,application,665f00,permission_missing",
        "client,FETCH,route,/665f00/documents,method_not_allowed"
    })
    void unknown_deniedAlike_aloneAndAmongSeveral(
            String subject, String action, String type, String id, String code) {
        String tuple =
                tuple(
                        "{\"type\":\"%s\",\"id\":\"%s\"}".formatted(subject, Platform.CLIENT),
                        action,
                        type,
                        id);

        Wire.Message one = guard.post(ONE, tuple, BEARER);
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.body())
                .startsWith(
                        "{\"decision\":false,\"context\":{\"code\":\"%s\",\"message\":"
                                .formatted(code))
                .doesNotContain("\"error\"");
        assertThat(guard.post(SEVERAL, "{\"evaluations\":[" + tuple + "]}", BEARER).body())
                .isEqualTo("{\"evaluations\":[" + one.body() + "]}");
    }

    @Test
    void noNews_503() {
        guard.platform().silence = Duration.ofMinutes(2);
        Wire.Message answer =
                guard.post(ONE, tuple(CLIENT, "GET", "route", "/665f00/documents"), BEARER);
        assertThat(answer.status()).isEqualTo(503);
    }

    @Test
    void whoIsNotKnown_401() {
        String body = tuple(CLIENT, "GET", "route", "/665f00/documents");
        assertThat(guard.post(ONE, body).status()).isEqualTo(401);
        assertThat(guard.post(ONE, body, BEARER + "x").status()).isEqualTo(401);
        assertThat(guard.post(ONE, body, BEARER, BEARER).status()).isEqualTo(401);
        assertThat(guard.post(ONE, body, "Authorization: Bearer ").status()).isEqualTo(401);
        assertThat(guard.post(SEVERAL, body).status()).isEqualTo(401);
        assertThat(guard.post(ONE, body).header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{} {}",
                "{\"subject\":{},\"action\":{},\"resource\":{}}",
                "{\"subject\":\"client\",\"action\":{\"name\":\"GET\"},\"resource\":{\"type\":\"route\",\"id\":\"/\"}}",
                "{\"subject\":{\"type\":\"client\",\"id\":\"u\",\"properties\":\"x\"},\"action\":{\"name\":\"GET\"},\"resource\":{\"type\":\"route\",\"id\":\"/\"}}",
                "{\"subject\":{\"type\":\"user\",\"id\":\"u\",\"properties\":{\"client\":7}},\"action\":{\"name\":\"GET\"},\"resource\":{\"type\":\"route\",\"id\":\"/\"}}",
                "{\"subject\":{\"type\":\"client\",\"id\":7},\"action\":{\"name\":\"GET\"},\"resource\":{\"type\":\"route\",\"id\":\"/\"}}",
                "{\"subject\":{\"type\":\"client\",\"id\":\"u\"},\"action\":{\"name\":7},\"resource\":{\"type\":\"application\",\"id\":\"a\"}}",
                "{\"subject\":{\"type\":\"client\",\"id\":\"u\",\"id\":\"v\"},\"action\":{\"name\":\"GET\"},\"resource\":{\"type\":\"route\",\"id\":\"/\"}}"
            })
    void malformed_400(String body) {
        assertThat(guard.post(ONE, body, BEARER).status()).isEqualTo(400);
    }

    @Test
    void again_equalBodies_theReferenceIsAHeader_andTheOneThatIsReported() {
        String one = tuple(CLIENT, "DELETE", "route", "/665f00/documents");
        assertThat(guard.post(ONE, one, BEARER).body())
                .isEqualTo(guard.post(ONE, one, BEARER).body())
                .doesNotContain("reference");
        String body =
                """
                {"subject":%s,"action":{"name":"documents:delete"},"evaluations":[
                 {"resource":{"type":"application","id":"665f00"}},
                 {"subject":%s,"resource":{"type":"application","id":"665f00"}}]}
                """
                        .formatted(CLIENT, USER);
        Wire.Message first = guard.post(SEVERAL, body, BEARER);
        guard.platform().refused.clear();
        Wire.Message second = guard.post(SEVERAL, body, BEARER, "X-Request-ID: mine");

        assertThat(first.body()).isEqualTo(second.body());
        String reference = second.header("Steelyard-Reference");
        assertThat(reference).hasSize(24).isNotEqualTo(first.header("Steelyard-Reference"));
        assertThat(guard.platform().refused)
                .extracting(RefusedCall::reference)
                .containsExactly(reference + ".0", reference + ".1");
    }

    @Test
    void several_whatAnItemLeavesOutOfAMember_isTheDefaults_butNoProperties() {
        String body =
                """
                {"subject":%s,"action":{"name":"documents:read"},
                 "resource":{"type":"application","id":"665f00"},"evaluations":[
                 {"resource":{"id":"665f00"}},{"action":{}},{"subject":{"type":"user","id":"%s"}},
                 {"resource":"665f00"}]}
                """
                        .formatted(USER, Platform.USER);
        assertThat(decisions(guard.post(SEVERAL, body, BEARER)))
                .isEqualTo("true true false false ");
    }

    @Test
    void several_withDefaults_inOrder_andFaultsInPlace() {
        String body =
                """
                {"subject":%s,"action":{"name":"documents:read"},"evaluations":[
                 {"resource":{"type":"application","id":"665f00"}},
                 {"action":{"name":"documents:delete"},"resource":{"type":"application","id":"665f00"}},
                 {"resource":{"type":"nothing","id":"665f00"}}]%s}
                """;
        Wire.Message answer = guard.post(SEVERAL, body.formatted(CLIENT, ""), BEARER);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(decisions(answer)).isEqualTo("true false false ");
        assertThat(answer.body()).contains("resource_unknown");
        assertThat(decisions(guard.post(SEVERAL, semantic(body, "deny_on_first_deny"), BEARER)))
                .isEqualTo("true false ");
        assertThat(decisions(guard.post(SEVERAL, semantic(body, "permit_on_first_permit"), BEARER)))
                .isEqualTo("true ");
        assertThat(guard.post(SEVERAL, semantic(body, "whatever"), BEARER).status()).isEqualTo(400);
        // Without any it is one.
        assertThat(
                        guard.post(
                                        SEVERAL,
                                        tuple(CLIENT, "GET", "route", "/665f00/documents"),
                                        BEARER)
                                .body())
                .contains("\"decision\":true");
    }

    private static String semantic(String body, String word) {
        return body.formatted(CLIENT, ",\"options\":{\"evaluations_semantic\":\"" + word + "\"}");
    }

    private static String decisions(Wire.Message answer) {
        StringBuilder decisions = new StringBuilder();
        Pattern.compile("\"decision\":(true|false)")
                .matcher(answer.body())
                .results()
                .forEach(found -> decisions.append(found.group(1)).append(' '));
        return decisions.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "7", "{}", "true", "null"})
    void evaluationsThatAreNoArray_400(String evaluations) {
        String one = tuple(CLIENT, "GET", "route", "/665f00/documents");
        String body = one.replaceFirst("\\{", "{\"evaluations\":" + evaluations + ",");
        assertThat(guard.post(SEVERAL, body, BEARER).status()).isEqualTo(400);
    }

    @Test
    void tooMany_400() {
        String many = "{\"evaluations\":[" + "{},".repeat(100) + "{}]}";
        assertThat(guard.post(SEVERAL, many, BEARER).status()).isEqualTo(400);
    }
}
