package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalFilter.Sight;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.testkit.Databases;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is refused can find out why (rule 12), and nobody else can. */
class RefusalsTest {
    private static final AtomicLong REPORTS = new AtomicLong();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Steelyard steelyard;
    private Platform platform;
    private Tenant north;
    private Tenant south;

    @BeforeEach
    void start() {
        steelyard = new Steelyard(Databases.sqlite());
        platform = Platform.make(steelyard);
        north = Tenant.make(steelyard, "North");
        south = Tenant.make(steelyard, "South");
    }

    @AfterEach
    void stop() {
        steelyard.close();
    }

    @Test
    void refusedToken_isExplainedToTheOperatorAndToTheOwnersStaff_toNobodyElse() {
        var client = north.client(steelyard);
        var reference = refusedToken(client.text("_id"), client.text("client_secret"));
        awaitKept(reference);

        var explained = refusal(steelyard.operator, reference).expect(200);
        assertThat(explained.text("reference")).isEqualTo(reference);
        assertThat(explained.text("code")).isEqualTo("invalid_scope");
        assertThat(explained.text("operation")).isEqualTo("/token");
        assertThat(explained.text("client")).isEqualTo(client.text("_id"));
        assertThat(explained.text("application")).isEqualTo(north.application());
        assertThat(explained.text("message")).isNotBlank();
        assertThat(explained.response().body())
                .doesNotContain("nonsense:write")
                .doesNotContain(client.text("client_secret"));
        assertThat(refusal(north.token(), reference).expect(200).json())
                .isEqualTo(explained.json());

        var foreign = refusal(south.token(), reference);
        var unknown = refusal(south.token(), "0".repeat(24));
        assertThat(foreign.refused(404, "not_found").message()).isEqualTo(unknown.message());
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(references(south.token(), "")).isEmpty();
        assertThat(references(north.token(), "?client=" + client.text("_id")))
                .containsExactly(reference);
        assertThat(references(steelyard.operator, "?code=invalid_scope"))
                .containsExactly(reference);
        assertThat(references(steelyard.operator, "?code=invalid_grant")).isEmpty();
    }

    @Test
    void reportedByAGuard_saysWhatIsMissing_andOnceItIsThereThatItIs() {
        steelyard
                .put(
                        steelyard.operator,
                        "/resellers/" + north.reseller() + "/ceiling",
                        Platform.ceiling("documents:read", "documents:write"))
                .expect(200);
        steelyard
                .put(north.token(), north.path("/ceiling"), Platform.ceiling("documents:read"))
                .expect(200);
        var client = north.client(steelyard).text("_id");
        var reference = "ab".repeat(12);
        report(client, reference);

        var before = refusal(north.token(), reference).expect(200);
        assertThat(before.text("message"))
                .startsWith("The caller was told: This needs documents:write.");
        assertThat(before.text("audience")).isEqualTo("https://api.example.com");
        var now = before.json().path("now");
        assertThat(now.path("live").asBoolean()).isTrue();
        assertThat(now.path("permitted").asBoolean(true)).isFalse();
        assertThat(now.path("lacks").toString()).isEqualTo("[\"application_ceiling\",\"role\"]");
        assertThat(now.path("message").asString())
                .contains("steelyard applications set-ceiling changes it.")
                .contains("give it such a role, or add the permission to one.")
                .doesNotContain("sk the reseller");

        steelyard
                .put(
                        north.token(),
                        north.path("/ceiling"),
                        Platform.ceiling("documents:read", "documents:write"))
                .expect(200);
        var role = north.role(steelyard, "Writer", "documents:write");
        var between = refusal(north.token(), reference).json().path("now");
        assertThat(between.path("lacks").toString()).isEqualTo("[\"role\"]");
        assertThat(between.path("message").asString()).contains("These hold it: Writer.");
        assertThat(between.path("roles").path(0).path("_id").asString()).isEqualTo(role);
        var clerk = steelyard.token(north.authority(), Set.of(ManagementPermission.CLIENTS_READ));
        var toClerk = refusal(clerk, reference).json().path("now");
        assertThat(toClerk.path("lacks").toString()).isEqualTo("[\"role\"]");
        assertThat(toClerk.path("roles").isNull()).isTrue();
        assertThat(toClerk.path("message").asString()).doesNotContain("Writer");

        steelyard
                .patch(north.token(), "/clients/" + client, Map.of("roles", List.of(role)))
                .expect(200);
        var after = refusal(north.token(), reference).json().path("now");
        assertThat(after.path("permitted").asBoolean()).isTrue();
        assertThat(after.path("message").asString()).contains("It has documents:write now");

        steelyard.call(north.token(), "POST", "/clients/" + client + "/suspend", null).expect(200);
        var suspended = refusal(north.token(), reference).json().path("now");
        assertThat(suspended.path("live").asBoolean(true)).isFalse();
        assertThat(suspended.path("reason").asString()).isEqualTo("client_suspended");
    }

    @Test
    void ofAnotherReasonThanThePermission_isNotSaidToBeAllowedByNow() {
        steelyard
                .put(
                        steelyard.operator,
                        "/resellers/" + north.reseller() + "/ceiling",
                        Platform.ceiling("documents:write"))
                .expect(200);
        steelyard
                .put(north.token(), north.path("/ceiling"), Platform.ceiling("documents:write"))
                .expect(200);
        var role = north.role(steelyard, "Writer", "documents:write");
        var client = north.client(steelyard).text("_id");
        steelyard
                .patch(north.token(), "/clients/" + client, Map.of("roles", List.of(role)))
                .expect(200);
        var reference = "ef".repeat(12);
        report(client, reference, null, "application_mismatch");

        var now = refusal(north.token(), reference).expect(200).json().path("now");

        assertThat(now.path("permitted").asBoolean()).isTrue();
        assertThat(now.path("message").asString())
                .startsWith("It has documents:write now")
                .doesNotContain("would be allowed");
    }

    @Test
    void refusedAtTheManagementApi_isExplainedToOneself_withWhateverPermission() {
        var few = Set.of(ManagementPermission.ROLES_READ);
        var clerk = steelyard.token(north.authority(), few);
        var colleague = steelyard.token(north.authority(), few);
        var reference =
                steelyard
                        .get(clerk, "/clients")
                        .refused(403, "permission_missing")
                        .header("x-request-id");
        awaitKept(reference);

        var explained = refusal(clerk, reference).expect(200);
        assertThat(explained.text("permission")).isEqualTo("manage.clients:read");
        assertThat(explained.text("operation")).isEqualTo("/api/v1/clients");
        assertThat(explained.json().path("now").path("permitted").asBoolean(true)).isFalse();
        assertThat(references(clerk, "")).containsExactly(reference);
        assertThat(references(colleague, "")).isEmpty();
        refusal(colleague, reference).refused(404, "not_found");
        refusal(north.token(), reference).refused(404, "not_found");
        refusal(steelyard.operator, reference).expect(200);
    }

    @Test
    void clientItself_isToldOfItsOwnRefusals_ofOthersAsOfUnknownOnes() {
        var client = north.client(steelyard);
        var other = north.client(steelyard);
        var reference = refusedToken(client.text("_id"), client.text("client_secret"));
        awaitKept(reference);

        var told = explanation(client, reference).expect(200);
        assertThat(told.text("reference")).isEqualTo(reference);
        assertThat(told.text("code")).isEqualTo("invalid_scope");
        assertThat(told.text("client_id")).isEqualTo(client.text("_id"));
        assertThat(told.json().path("sub").isNull()).isTrue();

        var foreign = explanation(other, reference).expect(404);
        var unknown = explanation(other, "0".repeat(24)).expect(404);
        assertThat(foreign.text("error")).isEqualTo("not_found");
        assertThat(foreign.text("error_description")).isEqualTo(unknown.text("error_description"));
        explain(client.text("_id") + ":wrong", reference).expect(401);
        explain(null, reference).expect(401);
        for (var none : List.of("a", "%27", "x".repeat(65))) {
            assertThat(explanation(client, none).expect(404).text("error")).isEqualTo("not_found");
            refusal(steelyard.operator, none).expect(404);
        }
        refusal(steelyard.operator, "a%00b").expect(404);
        assertThat(
                        steelyard
                                .send(
                                        steelyard
                                                .request("/oidc/.well-known/openid-configuration")
                                                .GET())
                                .text("steelyard_explanation_endpoint"))
                .endsWith("/oidc/explanation");
    }

    @Test
    void clientItself_isToldItsReseller_whereItHasToAskIt_only() {
        var client = north.client(steelyard);
        steelyard
                .put(
                        north.token(),
                        "/resellers/" + north.reseller() + "/contact",
                        Map.of("page", "https://north.example/support"))
                .expect(200);
        var missing = "ab".repeat(12);
        var mismatch = "cd".repeat(12);
        report(client.text("_id"), missing);
        report(client.text("_id"), mismatch, null, "application_mismatch");

        assertThat(explanation(client, missing).expect(200).text("message"))
                .endsWith("The reseller is North (https://north.example/support).");
        assertThat(explanation(client, mismatch).expect(200).response().body())
                .doesNotContain("North");
        assertThat(refusal(north.token(), missing).expect(200).text("message"))
                .doesNotContain("The reseller is");
    }

    @Test
    void clientItself_knowsTheUserByItsOwnNameForThem_andNoOtherRoles() {
        var client = north.client(steelyard);
        var user = People.user(steelyard, "ada@example.com");
        north.role(steelyard, "Secret plans", "documents:read");
        var reference = "cd".repeat(12);
        report(client.text("_id"), reference, user.hex());

        var told = explanation(client, reference).expect(200);

        assertThat(told.text("sub")).isEqualTo(user.hex());
        assertThat(told.json().path("now").path("reason").asString()).isEqualTo("not_a_member");
        assertThat(told.response().body()).doesNotContain("roles").doesNotContain("Secret plans");
    }

    @Test
    void withoutThePermissionToReadMembers_userIsNotNamed() {
        var client = north.client(steelyard).text("_id");
        var invitation =
                steelyard
                        .post(
                                north.token(),
                                north.path("/invitations"),
                                Map.of("email", "mia@example.com", "roles", List.of()))
                        .expect(201);
        var mia = People.accept(steelyard, invitation.secretOfLink(), "Mia");
        var refusal =
                new StoredRefusal(
                        steelyard.core.ids().next(),
                        "of-a-member",
                        steelyard.clock.instant(),
                        new Id<>(platform.resourceServer()),
                        new Id<>(client),
                        mia,
                        null,
                        "permission_missing",
                        "POST",
                        "/{application}/documents",
                        "documents:write",
                        null);
        steelyard.store.write(tx -> tx.refusals().add(List.of(refusal)));
        var clerk = steelyard.token(north.authority(), Set.of(ManagementPermission.CLIENTS_READ));

        assertThat(refusal(north.token(), "of-a-member").expect(200).text("user"))
                .isEqualTo(mia.hex());
        assertThat(references(north.token(), "?user=" + mia)).containsExactly("of-a-member");
        assertThat(refusal(clerk, "of-a-member").expect(200).json().toString())
                .contains("permission_missing")
                .doesNotContain(mia.hex());
        assertThat(steelyard.get(clerk, "/refusals").expect(200).json().toString())
                .contains("of-a-member")
                .doesNotContain(mia.hex());
        assertThat(references(clerk, "?user=" + mia)).isEmpty();
    }

    @Test
    void unknownCallers_andThoseThatProveNothing_areCountedOnly() {
        var made =
                steelyard
                        .post(
                                north.token(),
                                north.path("/clients"),
                                Map.of(
                                        "name",
                                        "Browser",
                                        "type",
                                        "public",
                                        "grant_types",
                                        Set.of("authorization_code"),
                                        "redirect_uris",
                                        List.of("https://app.example.com/callback")))
                        .expect(201);
        var id = made.text("_id");
        token(null, "grant_type=authorization_code&code=x&redirect_uri=x&client_id=" + id)
                .expect(400);
        steelyard.get("nonsense", "/clients").expect(401);

        var asked = post("/oidc/explanation", null, "reference=00000000&client_id=" + id);
        assertThat(asked.expect(400).text("error")).isEqualTo("unauthorized_client");

        await(() -> notKept(steelyard.operator) == 2);
        assertThat(notKept(north.token())).isEqualTo(1);
        assertThat(notKept(south.token())).isZero();
        assertThat(references(steelyard.operator, "")).isEmpty();
    }

    private Answered explanation(Answered client, String reference) {
        return explain(client.text("_id") + ":" + client.text("client_secret"), reference);
    }

    private Answered explain(@Nullable String basic, String reference) {
        return post("/oidc/explanation", basic, "reference=" + reference);
    }

    private Answered refusal(String token, String reference) {
        return steelyard.get(token, "/refusals/" + reference);
    }

    private List<String> references(String token, String query) {
        return steelyard
                .get(token, "/refusals" + query)
                .expect(200)
                .json()
                .path("data")
                .values()
                .stream()
                .map(one -> one.path("reference").asString())
                .toList();
    }

    private long notKept(String token) {
        return steelyard.get(token, "/refusals").expect(200).json().path("not_kept").asLong(-1);
    }

    private String refusedToken(String id, String secret) {
        return token(id + ":" + secret, "grant_type=client_credentials&scope=nonsense:write")
                .expect(400)
                .text("reference");
    }

    private Answered token(@Nullable String basic, String form) {
        return post("/oidc/token", basic, form);
    }

    private Answered post(String path, @Nullable String basic, String form) {
        var request =
                steelyard.request(path).header("content-type", "application/x-www-form-urlencoded");
        if (basic != null) {
            request.header("authorization", basic(basic));
        }
        return steelyard.send(request.POST(BodyPublishers.ofString(form)));
    }

    private void report(String client, String reference) {
        report(client, reference, null);
    }

    private void report(String client, String reference, @Nullable String user) {
        report(client, reference, user, "permission_missing");
    }

    private void report(String client, String reference, @Nullable String user, String code) {
        var server = platform.resourceServer();
        var secret =
                steelyard
                        .post(
                                steelyard.operator,
                                "/resource-servers/" + server + "/secrets",
                                Map.of())
                        .expect(201)
                        .text("client_secret");
        var body =
                """
                {"guard":{"id":"%s","name":"g","version":"1","report":%d,"started":0,"applied":0,
                "silence_ms":0,"states":0,"loads":0,"hits":0},
                "refusals":[{"reference":"%s","at":%d,"client":"%s","user":%s,"code":"%s",
                "method":"POST","operation":"/{application}/documents","permission":"documents:write"}]}
                """
                        .formatted(
                                server,
                                REPORTS.incrementAndGet(),
                                reference,
                                steelyard.clock.instant().toEpochMilli(),
                                client,
                                user == null ? null : "\"" + user + '"',
                                code);
        steelyard
                .send(
                        steelyard
                                .request("/guard/v1/reports")
                                .header("authorization", basic(server + ":" + secret))
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofString(body)))
                .expect(200);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Written a moment later, by the node's own chore. */
    private void awaitKept(String reference) {
        await(
                () ->
                        steelyard
                                .store
                                .read(tx -> tx.refusals().find(reference, new Sight.All()))
                                .isPresent());
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it did not come about within " + PATIENCE);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }
}
