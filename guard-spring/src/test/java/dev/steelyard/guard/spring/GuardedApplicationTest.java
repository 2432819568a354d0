package dev.steelyard.guard.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.scripted.ScriptedSteelyard;
import dev.steelyard.guard.scripted.States;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers of a Spring Boot application with the starter see. */
class GuardedApplicationTest {
    private static RunningApplication api;

    @BeforeAll
    static void start() throws IOException {
        api =
                new RunningApplication(
                        DocumentsApi.class, "spring.mvc.hiddenmethod.filter.enabled=true");
    }

    @AfterAll
    static void close() {
        api.close();
    }

    @BeforeEach
    void reader() {
        api.permit("documents:read");
        api.reached().clear();
    }

    @Test
    void allowed_reachesTheController_withTheDecision() {
        var answer = api.get("/665f00/documents");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        "665f00 for 665fc1000000000000000000 "
                                + answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(api.get("/me").body()).isEqualTo("you are 665fc1000000000000000000");
    }

    @Test
    void withoutAToken_refused() {
        var answer = api.bare("GET", "/665f00/documents", "");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer resource_metadata=");
        assertThat(answer.body()).contains("token_missing");
        assertThat(api.reached()).isEmpty();
    }

    @Test
    void theMethodsOwnPermission_isNeeded_andARoleThatChangesBites() {
        var refused = api.send("POST", "/665f00/documents", "");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("documents:write");
        assertThat(refused.body()).contains("permission_missing");
        api.permit("documents:write");
        assertThat(api.send("POST", "/665f00/documents", "").body()).isEqualTo("added");
        assertThat(api.get("/665f00/documents").statusCode()).isEqualTo(403);
    }

    @Test
    void whatSaysNothingOfAPermission_isRefused() {
        assertThat(api.get("/open").body()).contains("operation_unknown");
        assertThat(api.send("DELETE", "/665f00/documents", "").statusCode()).isEqualTo(405);
        assertThat(api.reached()).isEmpty();
    }

    @Test
    void theLoginThatAMethodNeeds_isAskedOfUsers() {
        assertThat(api.get("/665f00/settings").body()).isEqualTo("settings");
        var user =
                api.bare(
                        "GET",
                        "/665f00/settings",
                        "",
                        "Authorization",
                        "Bearer " + api.userToken(),
                        "x-api-key",
                        States.API_KEY);
        assertThat(user.statusCode()).isEqualTo(401);
        assertThat(user.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("acr_values=\"otp\"", "max_age=\"300\"");
    }

    @Test
    void theSecret_isNotTold() {
        assertThat(api.context.getBean(GuardProperties.class).toString())
                .contains(ScriptedSteelyard.RESOURCE_SERVER)
                .doesNotContain(ScriptedSteelyard.SECRET);
    }

    @Test
    void anAnswerThatComesLater_isDecidedOnOnce() {
        assertThat(api.get("/665f00/later").body()).isEqualTo("later");
    }

    @Test
    void aFailure_isTheApplications() {
        assertThat(api.get("/665f00/failing").statusCode()).isEqualTo(500);
    }

    /** A filter of Spring's takes the method out of the body, behind the guard's back. */
    @Test
    void aMethodThatOnlySpringSees_reachesNothing() {
        assertThat(api.send("POST", "/665f00/notes", "a=b").body()).isEqualTo("noted");
        api.reached().clear();
        assertThat(api.send("POST", "/665f00/notes", "_method=delete").body())
                .contains("operation_unknown");
        api.permit("documents:write");
        assertThat(api.send("POST", "/665f00/documents", "_method=delete").body())
                .contains("operation_unknown");
        assertThat(api.reached()).isEmpty();
    }

    @Test
    void aPreflight_isAnsweredByTheGuard() {
        var answer =
                api.bare(
                        "OPTIONS",
                        "/665f00/documents",
                        "",
                        "Access-Control-Request-Method",
                        "POST",
                        "Origin",
                        "https://app.example.com");
        assertThat(answer.statusCode()).isEqualTo(204);
    }
}
