package dev.steelyard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.refusal.Refusal;
import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.States;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Good callers who may not do what they ask for: application, standing, permission. */
class CallRefusalTest {
    private final GuardedApi api = new GuardedApi();

    @AfterEach
    void close() {
        api.close();
    }

    private static Refusal refusal(Decision decision) {
        return ((Decision.Refused) decision).refusal();
    }

    @Test
    void permissionMissing_namesItInTheChallenge() {
        Refusal refusal = refusal(api.decide("POST", "/665f00/documents", api.token()));
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.headers())
                .containsOnly(
                        Map.entry(
                                "WWW-Authenticate",
                                "Bearer error=\"insufficient_scope\", scope=\"documents:write\""));
    }

    @Test
    void loginTooOld_saysHowOldItMayBe_andAsksNothingOfClients() {
        String path = "/665f00/settings";
        for (long age : new long[] {0, 300, 301}) {
            Map<String, @Nullable Object> claims = api.issuer.userClaims(api.clock.seconds());
            claims.put("auth_time", api.clock.seconds() - age);
            Decision decision = api.decide("GET", path, api.issuer.sign(claims));
            assertThat(code(decision)).isEqualTo(age <= 300 ? "allowed" : "login_too_old");
            if (age <= 300) continue;
            assertThat(refusal(decision).status()).isEqualTo(401);
            // RFC 9470 section 3.
            assertThat(refusal(decision).challenge())
                    .startsWith("Bearer error=\"insufficient_user_authentication\"")
                    .endsWith("max_age=\"300\"");
        }
        Map<String, @Nullable Object> without = api.issuer.userClaims(api.clock.seconds());
        without.remove("auth_time");
        assertThat(code(api.decide("GET", path, api.issuer.sign(without))))
                .isEqualTo("login_too_old");
        assertThat(code(api.decide("GET", path, api.token()))).isEqualTo("allowed");
    }

    /** RFC 9470 section 3. */
    @Test
    void loginTooWeak_saysWhatItMustProve_andAsksNothingOfClients() {
        String path = "/665f00/settings";
        for (String acr : new String[] {"otp", "urn:x:hw"}) {
            assertThat(code(api.decide("PUT", path, userTokenWith("acr", acr))))
                    .isEqualTo("allowed");
        }
        for (String acr : new String[] {"pwd", "OTP", "otp urn:x:hw", "otp,urn:x:hw", null}) {
            Decision decision = api.decide("PUT", path, userTokenWith("acr", acr));
            assertThat(code(decision)).isEqualTo("login_too_weak");
            assertThat(refusal(decision).status()).isEqualTo(401);
            assertThat(refusal(decision).challenge())
                    .startsWith("Bearer error=\"insufficient_user_authentication\"")
                    .endsWith(", acr_values=\"otp urn:x:hw\"");
        }
        assertThat(code(api.decide("PUT", path, api.token()))).isEqualTo("allowed");
    }

    @Test
    void loginTooWeakOrTooOld_saysBoth_soThatOneMoreLoginIsEnough() {
        String path = "/665f00/settings";
        String weak = userTokenWith("acr", "pwd");
        String old = userTokenWith("auth_time", api.clock.seconds() - 301, "acr", "otp");

        assertThat(code(api.decide("POST", path, weak))).isEqualTo("login_too_weak");
        assertThat(code(api.decide("POST", path, old))).isEqualTo("login_too_old");
        for (String token : List.of(weak, old)) {
            assertThat(refusal(api.decide("POST", path, token)).challenge())
                    .endsWith(", acr_values=\"otp\", max_age=\"300\"");
        }
        assertThat(code(api.decide("POST", path, userTokenWith("acr", "otp"))))
                .isEqualTo("allowed");
    }

    private String userTokenWith(@Nullable Object... changes) {
        Map<String, @Nullable Object> claims = api.issuer.userClaims(api.clock.seconds());
        for (int i = 0; i < changes.length; i += 2) {
            claims.put(String.valueOf(changes[i]), changes[i + 1]);
        }
        claims.values().removeIf(Objects::isNull);
        return api.issuer.sign(claims);
    }

    @Test
    void permissionAdded_worksWithTheSameToken() {
        String token = api.token();
        assertThat(code(api.decide("POST", "/665f00/documents", token)))
                .isEqualTo("permission_missing");
        Map<String, Object> state = States.client();
        state.put("permissions", List.of("documents:read", "documents:write"));
        api.server.put(state);
        api.server.change(null, "role:r1");
        api.feed.poll();
        assertThat(code(api.decide("POST", "/665f00/documents", token))).isEqualTo("allowed");
    }

    @Test
    void permissionsFollowThePrincipal_neverAMixture() {
        assertThat(code(api.decide("GET", "/665f00/documents", api.token()))).isEqualTo("allowed");
        assertThat(code(api.decide("GET", "/665f00/documents", api.userToken())))
                .isEqualTo("permission_missing");
        assertThat(code(api.decide("GET", "/665f00/collections", api.userToken())))
                .isEqualTo("allowed");
    }

    @Test
    void scopeOfTheToken_cutsAndNeverAdds() {
        String cut = api.tokenWith("scope", "openid documents:read documents:write");
        assertThat(code(api.decide("GET", "/665f00/documents", cut))).isEqualTo("allowed");
        assertThat(code(api.decide("GET", "/665f00/collections", cut)))
                .isEqualTo("permission_missing");
        assertThat(code(api.decide("POST", "/665f00/documents", cut)))
                .isEqualTo("permission_missing");
        Decision.Allowed allowed = (Decision.Allowed) api.decide("GET", "/665f00/documents", cut);
        assertThat(allowed.permissions()).containsExactly("documents:read");
        assertThat(allowed.variables()).isEqualTo(Map.of("application", "665f00"));
    }

    @Test
    void identityScopesAlone_cutNothing_aRetiredPermissionCutsAll() {
        String identity =
                api.tokenWith("scope", "openid profile email address phone offline_access");
        assertThat(code(api.get(identity))).isEqualTo("allowed");
        assertThat(code(api.get(api.tokenWith("scope", " ")))).isEqualTo("allowed");
        assertThat(code(api.get(api.tokenWith("scope", "openid documents:burn"))))
                .isEqualTo("permission_missing");
    }

    @Test
    void otherApplication_refusedAlike_whetherItExistsOrNot() {
        for (String path :
                List.of("/665f01/documents", "/no-such/documents", "/%36%36/documents")) {
            Refusal refusal = refusal(api.decide("GET", path, api.token()));
            assertThat(refusal.code().code()).isEqualTo("application_mismatch");
            assertThat(refusal.headers()).isEmpty();
        }
    }

    @Test
    void tokenOfAnotherApplicationThanItsClient_refused() {
        String other = api.tokenWith("application", "665f01");
        assertThat(code(api.decide("GET", "/665f01/documents", other)))
                .isEqualTo("application_mismatch");
        assertThat(code(api.decide("GET", "/665f00/documents", other)))
                .isEqualTo("application_mismatch");
        assertThat(code(api.get(api.tokenWith("application", null))))
                .isEqualTo("application_mismatch");
        assertThat(code(api.get(api.tokenWith("authority", "operator"))))
                .isEqualTo("application_mismatch");
    }

    @Test
    void applicationOfTheStateMissing_refused() {
        Map<String, Object> state = States.client();
        state.remove("application");
        api.server.put(state);
        assertThat(code(api.get(api.tokenWith("application", null))))
                .isEqualTo("application_mismatch");
    }

    @Test
    void stopped_refused_butNotWhereTheReasonIsTold() {
        Map<String, Object> state = States.client();
        state.put("application", States.application("reseller_closed"));
        api.server.put(state);
        assertThat(code(api.get(api.token()))).isEqualTo("application_stopped");
        assertThat(code(api.decide("GET", "/access", api.token()))).isEqualTo("allowed");
    }

    @Test
    void graceEnds_byTheClock() {
        api.clock.move(Duration.between(api.clock.instant(), at("2027-01-14T23:59:59Z")));
        api.feed.poll();
        assertThat(code(api.get(api.token()))).isEqualTo("allowed");
        api.clock.move(Duration.ofSeconds(1));
        assertThat(code(api.get(api.token()))).isEqualTo("application_stopped");
    }

    @Test
    void unknownPathAndMethod_closed() {
        assertThat(refusal(api.decide("GET", "/665f00/unheard", api.token())).status())
                .isEqualTo(404);
        Refusal method = refusal(api.decide("DELETE", "/665f00/documents", api.token()));
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.headers()).containsEntry("Allow", "GET, HEAD, POST");
        assertThat(code(api.decide("HEAD", "/665f00/documents", api.token()))).isEqualTo("allowed");
        assertThat(code(api.decide("get", "/665f00/documents", api.token())))
                .isEqualTo("method_not_allowed");
    }

    private static Map<String, Object> resold(@Nullable String stopped) {
        Map<String, Object> application = States.application(stopped);
        application.put(
                "reseller", Map.of("name", "Nördliche Waagen", "page", "https://north.example/"));
        return application;
    }

    @Test
    void resellerIsKnown_isNamedToThoseWhoHaveToAskIt_only() {
        String sentence = "The reseller is Nördliche Waagen (https://north.example/).";
        Map<String, Object> state = States.client();
        state.put("application", resold(null));
        api.server.put(state);
        String token = api.token();
        assertThat(refusal(api.decide("POST", "/665f00/documents", token)).message())
                .startsWith("This needs documents:write. Ask the reseller")
                .endsWith(sentence);
        for (Decision other :
                List.of(
                        api.decide("GET", "/665f01/documents", token),
                        api.decide("GET", "/665f00/unheard", token),
                        api.headers(List.of(), List.of(), List.of()),
                        api.decide("GET", "/665f00/documents", token + "x"))) {
            assertThat(refusal(other).message()).doesNotContain("Waagen");
        }
    }

    @Test
    void resellerIsKnown_isNamedWhereTheApplicationIsStopped() {
        Map<String, Object> state = States.client();
        state.put("application", resold("application_suspended"));
        api.server.put(state);
        assertThat(refusal(api.get(api.token())).message())
                .endsWith("The reseller is Nördliche Waagen (https://north.example/).");
    }

    @Test
    void resellerIsKnown_accessNamesItForTheLinkedApplication_only() {
        api.server.applications.add(linked(resold("application_suspended")));
        Map<String, Object> other = resold("application_suspended");
        other.put("_id", "665f01");
        other.put("linked", false);
        api.server.applications.add(other);
        Decision.Allowed allowed = (Decision.Allowed) api.decide("GET", "/access", api.token());
        var rows = ((AccessResult.Reachable) api.guard.access(allowed)).rows();
        assertThat(rows.get(0).toJson())
                .containsEntry(
                        "reseller",
                        Map.of("name", "Nördliche Waagen", "page", "https://north.example/"));
        assertThat(rows.get(0).toJson().toString()).contains("Ask its reseller. The reseller is");
        assertThat(rows.get(1).toJson().toString()).doesNotContain("Waagen");
    }

    @Test
    void access_tellsEveryApplicationWithItsReason() {
        api.server.applications.add(linked(States.application(null)));
        api.server.applications.add(Map.of("_id", "665f01", "name", "Quarry", "linked", false));
        Decision.Allowed allowed = (Decision.Allowed) api.decide("GET", "/access", api.token());
        var rows = ((AccessResult.Reachable) api.guard.access(allowed)).rows();
        assertThat(rows.get(0).toJson())
                .containsOnlyKeys("_id", "name", "expiry", "company", "accessible", "reason")
                .containsEntry("company", Map.of("name", "Mill Lane Ltd"))
                .containsEntry("accessible", true)
                .containsEntry("reason", null);
        assertThat(rows.get(1).toJson())
                .containsOnlyKeys("_id", "name", "accessible", "reason")
                .containsEntry("accessible", false);
        assertThat(code(rows.get(1))).isEqualTo("other_application");

        api.clock.move(Duration.between(api.clock.instant(), at("2027-01-02T00:00:00Z")));
        assertThat(code(firstRow(allowed))).isEqualTo("application_in_grace");
        assertThat(firstRow(allowed).accessible()).isTrue();
        api.clock.move(Duration.ofDays(14));
        assertThat(code(firstRow(allowed))).isEqualTo("application_expired");
        assertThat(firstRow(allowed).accessible()).isFalse();

        api.server.applications.set(0, linked(States.application("reseller_closed")));
        assertThat(code(firstRow(allowed))).isEqualTo("reseller_closed");
        api.server.down = true;
        assertThat(api.guard.access(allowed)).isInstanceOf(AccessResult.Unavailable.class);
    }

    private AccessEntry firstRow(Decision.Allowed allowed) {
        return ((AccessResult.Reachable) api.guard.access(allowed)).rows().getFirst();
    }

    private static String code(AccessEntry row) {
        AccessEntry.Reason reason = row.reason();
        return reason == null ? "" : reason.code().code();
    }

    private static String code(Decision decision) {
        return GuardedApi.code(decision);
    }

    private static Map<String, Object> linked(Map<String, Object> application) {
        Map<String, Object> linked = new HashMap<>(application);
        linked.put("linked", true);
        return linked;
    }

    private static java.time.Instant at(String text) {
        return java.time.Instant.parse(text);
    }
}
