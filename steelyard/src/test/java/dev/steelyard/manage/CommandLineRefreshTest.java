package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.cli.api.ProofKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.session.Session;
import dev.steelyard.operations.user.StaffOperations.NewStaff;
import dev.steelyard.testkit.Databases;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The refresh tokens that the command line's client gets. */
class CommandLineRefreshTest {
    private static final URI TOKEN = URI.create("http://localhost:8080/oidc/token");

    private final Steelyard steelyard = new Steelyard(Databases.sqlite());
    private final Visits visits = new Visits(steelyard);
    private final ProofKey key = ProofKey.generate(steelyard.clock);

    @AfterEach
    void stop() {
        steelyard.close();
    }

    private Id<Session> login() {
        var user = People.user(steelyard, "operator@example.com");
        Steelyard.done(
                steelyard
                        .manage
                        .staff()
                        .put(
                                Actor.system(),
                                user,
                                new NewStaff(Optional.of(new Authority.Operator()), Set.of()),
                                null));
        return visits.session(user);
    }

    private Answered redeem(Id<Session> session, String... headers) {
        return visits.redeem(
                session,
                BuiltInIds.COMMAND_LINE,
                null,
                "http://127.0.0.1/callback",
                BuiltInIds.managementIdentifier("http://localhost:8080"),
                "offline_access",
                headers);
    }

    private Answered refresh(String token, ProofKey by) {
        var form = Map.of("grant_type", "refresh_token", "refresh_token", token);
        return visits.post("/oidc/token", BuiltInIds.COMMAND_LINE, null, form, proof(by));
    }

    private String[] proof(ProofKey by) {
        return new String[] {"DPoP", by.proof("POST", TOKEN, null, nonce())};
    }

    private @Nullable String nonce() {
        var form = Map.of("grant_type", "refresh_token", "refresh_token", "none");
        return visits.post(
                        "/oidc/token",
                        BuiltInIds.COMMAND_LINE,
                        null,
                        form,
                        "DPoP",
                        key.proof("POST", TOKEN, null, null))
                .header("DPoP-Nonce");
    }

    @Test
    void usedAgainAndAgain_endsTwelveHoursAfterTheLogin() {
        var token = redeem(login(), proof(key)).expect(200).text("refresh_token");
        for (int hour = 0; hour < 11; hour++) {
            steelyard.clock.move(Duration.ofHours(1));
            var next = refresh(token, key).expect(200).text("refresh_token");
            assertThat(next).isNotEqualTo(token);
            token = next;
        }
        steelyard.clock.move(Duration.ofMinutes(59));
        token = refresh(token, key).expect(200).text("refresh_token");

        steelyard.clock.move(Duration.ofMinutes(1));

        assertThat(refresh(token, key).expect(400).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void refreshTokenWithoutProof_isNotIssued() {
        assertThat(redeem(login()).expect(400).text("error")).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void stolenWithoutTheKey_isRefused_andTheOwnerGoesOn() {
        var token = redeem(login(), proof(key)).expect(200).text("refresh_token");
        var form = Map.of("grant_type", "refresh_token", "refresh_token", token);

        assertThat(
                        visits.post("/oidc/token", BuiltInIds.COMMAND_LINE, null, form)
                                .expect(400)
                                .text("error"))
                .isEqualTo("invalid_dpop_proof");
        assertThat(refresh(token, ProofKey.generate(steelyard.clock)).expect(400).text("error"))
                .isEqualTo("invalid_dpop_proof");
        refresh(token, key).expect(200);
    }
}
