package dev.steelyard.guard.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.principal.ApiKey;
import dev.steelyard.guard.principal.ApplicationState;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.principal.Revocation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateInternerTest {
    private final StateInterner shared = new StateInterner();

    /** Of new instances. */
    private static PrincipalState state(String client, boolean live) {
        String application = new String("665f00");
        return new PrincipalState(
                new PrincipalRef(client, null),
                7,
                live,
                live ? null : "client_suspended",
                new ApplicationState(
                        application, "Mill", null, Instant.ofEpochSecond(9), null, null),
                null,
                List.of(new String("Reader"), "Writer"),
                Set.of(new String("documents:read"), "documents:write"),
                true,
                List.of(new ApiKey("665fb1", "sha256:" + client, null)),
                Set.of(new String("https://app.example.com")),
                List.of(new Revocation(Revocation.Kind.JTI, client, Instant.MAX)),
                Set.of("client:" + client, "application:" + application, "platform"));
    }

    @Test
    void statesOfOneApplication_areEqualToWhatTheyWere_andShareTheirParts() {
        PrincipalState one = shared.of(state("a", true));
        PrincipalState other = shared.of(state("b", false));

        assertThat(one).isEqualTo(state("a", true));
        assertThat(other).isEqualTo(state("b", false));
        assertThat(other.application()).isSameAs(one.application());
        assertThat(other.roles()).isSameAs(one.roles());
        assertThat(other.permissions()).isSameAs(one.permissions());
        assertThat(other.origins()).isSameAs(one.origins());
        assertThat(dependency(other)).isSameAs(dependency(one));
    }

    private static String dependency(PrincipalState state) {
        return state.dependsOn().stream()
                .filter(key -> key.startsWith("application:"))
                .findFirst()
                .orElseThrow();
    }
}
