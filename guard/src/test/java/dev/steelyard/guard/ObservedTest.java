package dev.steelyard.guard;

import static dev.steelyard.guard.scripted.GuardedApi.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.Issuer;
import dev.steelyard.guard.scripted.States;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a guard tells of its decisions. */
class ObservedTest {
    private static final PrincipalRef CLIENT = new PrincipalRef(Issuer.CLIENT, null);
    private static final PrincipalRef USER = new PrincipalRef(Issuer.CLIENT, Issuer.USER);
    private static final String COLLECTIONS = "/" + Issuer.APPLICATION + "/collections";

    private final GuardedApi api = new GuardedApi();

    @AfterEach
    void close() {
        api.close();
    }

    private RefusedCall refused() {
        assertThat(api.watcher.refused).hasSize(1);
        return api.watcher.refused.getFirst();
    }

    @Test
    void allowed_whoAndWhatItNeeded_theSameOperationEachTime() {
        api.decide("GET", COLLECTIONS, api.userToken());
        api.decide("GET", COLLECTIONS, api.userToken());

        assertThat(api.watcher.refused).isEmpty();
        assertThat(api.watcher.allowed)
                .hasSize(2)
                .allSatisfy(
                        call -> {
                            assertThat(call.principal()).isEqualTo(USER);
                            assertThat(call.permission()).isEqualTo("collections:read");
                            assertThat(call.at()).isEqualTo(api.clock.instant());
                        });
        assertThat(api.watcher.allowed.getFirst().operation())
                .isSameAs(api.watcher.allowed.getLast().operation());
    }

    @Test
    void permissionMissing_theTemplateAndNoPath() {
        api.decide("GET", "/" + Issuer.APPLICATION + "/documents", api.userToken());

        RefusedCall call = refused();
        assertThat(call.reference()).isEqualTo("ref-1");
        assertThat(call.principal()).isEqualTo(USER);
        assertThat(call.code()).isEqualTo(ErrorCode.PERMISSION_MISSING);
        assertThat(call.method()).isEqualTo("GET");
        assertThat(Objects.requireNonNull(call.operation()).template())
                .hasToString("/{application}/documents");
        assertThat(call.permission()).isEqualTo("documents:read");
        assertThat(call.toString()).doesNotContain(Issuer.APPLICATION);
    }

    @Test
    void unknownPath_orMethod_noOperation() {
        api.decide("GET", "/nowhere/at/all", api.token());
        api.decide("DELETE", COLLECTIONS, api.token());

        assertThat(api.watcher.refused)
                .extracting(RefusedCall::code)
                .containsExactly(ErrorCode.OPERATION_UNKNOWN, ErrorCode.METHOD_NOT_ALLOWED);
        assertThat(api.watcher.refused)
                .allSatisfy(
                        call -> {
                            assertThat(call.principal()).isEqualTo(CLIENT);
                            assertThat(call.operation()).isNull();
                        });
    }

    @Test
    void expired_isKnownByItsSignature_seenBeforeOrNot() {
        String token = api.token();
        api.decide("GET", COLLECTIONS, token);
        api.clock.move(Duration.ofSeconds(331));

        assertThat(code(api.decide("GET", COLLECTIONS, token))).isEqualTo("token_expired");
        assertThat(refused().principal()).isEqualTo(CLIENT);

        try (GuardedApi other = new GuardedApi()) {
            other.decide("GET", COLLECTIONS, other.tokenWith("exp", 1_000L));
            other.decide("GET", COLLECTIONS, other.tokenWith("nbf", other.clock.seconds() + 600));
            assertThat(other.watcher.refused)
                    .extracting(RefusedCall::code)
                    .containsExactly(ErrorCode.TOKEN_EXPIRED, ErrorCode.TOKEN_NOT_YET_VALID);
            assertThat(other.watcher.refused)
                    .extracting(RefusedCall::principal)
                    .containsOnly(CLIENT);
        }
    }

    @Test
    void notOfThisIssuerOrForThisApi_nobodyIsKnown() {
        String good = api.tokenWith("exp", 1_000L);
        String forged = good.substring(0, good.length() - 6) + "AAAAAA";
        api.decide("GET", COLLECTIONS, forged);
        api.decide(
                "GET",
                COLLECTIONS,
                new Issuer(api.server.issuer().toString(), "k1")
                        .sign(api.issuer.claims(api.clock.seconds())));
        api.decide("GET", COLLECTIONS, api.tokenWith("aud", "https://other.example.com"));
        api.decide("GET", COLLECTIONS, api.tokenWith("iss", "https://other.example.com"));
        api.headers(List.of(), List.of(), List.of());

        assertThat(api.watcher.refused).hasSize(5);
        assertThat(api.watcher.refused).extracting(RefusedCall::principal).containsOnlyNulls();
    }

    @Test
    void stateNotHad_theUserThatTheTokenNames_butNotByAnotherName() {
        String byId = api.userToken();
        Map<String, @Nullable Object> claims = api.issuer.userClaims(api.clock.seconds());
        claims.put("sub", "n".repeat(38));
        String byName = api.issuer.sign(claims);
        // So that the keys are known.
        api.decide("GET", COLLECTIONS, api.token());
        api.server.down = true;

        assertThat(code(api.decide("GET", COLLECTIONS, byId))).isEqualTo("decision_unavailable");
        assertThat(code(api.decide("GET", COLLECTIONS, byName))).isEqualTo("decision_unavailable");

        assertThat(api.watcher.refused)
                .extracting(RefusedCall::principal)
                .containsExactly(USER, CLIENT);
    }

    @Test
    void anotherName_stateHad_thePlatformsUser() {
        String name = "n".repeat(38);
        Map<String, Object> state = States.user();
        state.put("subject", name);
        api.server.put(state);
        Map<String, @Nullable Object> claims = api.issuer.userClaims(api.clock.seconds());
        claims.put("sub", name);
        String token = api.issuer.sign(claims);

        api.decide("GET", COLLECTIONS, token);
        api.decide("GET", "/" + Issuer.APPLICATION + "/documents", token);

        assertThat(api.watcher.allowed.getFirst().principal()).isEqualTo(USER);
        assertThat(refused().principal()).isEqualTo(USER);
    }

    @Test
    void permissionAsked_noOperation() {
        api.guard.decide(
                new Inquiry(
                        CLIENT,
                        new Inquiry.Permission(Issuer.APPLICATION, "collections:read"),
                        "ref-1"));
        api.guard.decide(
                new Inquiry(
                        CLIENT,
                        new Inquiry.Permission(Issuer.APPLICATION, "documents:write"),
                        "ref-2"));

        assertThat(api.watcher.allowed.getFirst().operation()).isNull();
        assertThat(api.watcher.allowed.getFirst().permission()).isEqualTo("collections:read");
        assertThat(refused().method()).isNull();
        assertThat(refused().operation()).isNull();
        assertThat(refused().permission()).isEqualTo("documents:write");
    }

    @Test
    void askedOfWhomThereCantBe_refusedWithoutAsking_andOnlyIdsAreTold() {
        String name = "n".repeat(38);
        api.server.down = true;
        for (var odd :
                List.of(
                        new PrincipalRef("nobody", null),
                        new PrincipalRef("A".repeat(24), Issuer.USER),
                        new PrincipalRef(Issuer.CLIENT, "nobody"),
                        new PrincipalRef(Issuer.CLIENT, name))) {
            api.guard.decide(
                    new Inquiry(odd, new Inquiry.Route("GET", COLLECTIONS), "ref-" + odd.user()));
        }

        assertThat(api.watcher.refused)
                .extracting(RefusedCall::code)
                .containsExactly(
                        ErrorCode.SUBJECT_UNKNOWN,
                        ErrorCode.SUBJECT_UNKNOWN,
                        ErrorCode.SUBJECT_UNKNOWN,
                        ErrorCode.DECISION_UNAVAILABLE);
        assertThat(api.watcher.refused)
                .extracting(RefusedCall::principal)
                .containsExactly(null, null, CLIENT, CLIENT);
        assertThat(api.server.calls("/guard/v1/states")).isEqualTo(1);
    }

    @Test
    void watcherFails_nothingIsAllowedByIt_andNoExceptionComesOut() {
        api.watcher.failure = new IllegalStateException("on purpose");

        assertThat(code(api.decide("GET", COLLECTIONS, api.token())))
                .isEqualTo("decision_unavailable");
        assertThat(code(api.headers(List.of(), List.of(), List.of()))).isEqualTo("token_missing");
    }
}
