package dev.steelyard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.http.Browser;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.http.Parameters;
import dev.steelyard.e2e.http.VisitResult;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The lines that {@code ./run} prints do what they say when they are pasted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WelcomeTest {
    private static final Pattern AUTHORIZE =
            Pattern.compile("^  (http\\S+/auth\\?\\S+)$", Pattern.MULTILINE);

    private final Instance instance = Instance.start(null);
    private final String welcome =
            Welcome.of(instance.demo(), "target/demo.json", "http://localhost:8082");

    @AfterAll
    void stop() {
        instance.close();
    }

    @Test
    void clientCredentials_documents() throws IOException {
        var lines = between("  TOKEN=$(", "With a user");

        assertThat(bash(lines)).contains("\"data\":[{").contains("net");
    }

    @Test
    void authorizationUrlAndCode_tokens() throws IOException {
        var demo = instance.demo();
        var anna =
                new Person(
                        new Browser(new Http(), URI.create(instance.issuer())),
                        demo.get("user", "email"),
                        demo.get("user", "password"));
        var link = AUTHORIZE.matcher(welcome);
        assertThat(link.find()).isTrue();

        var consent = anna.logIn(anna.open(URI.create(link.group(1))).page()).page();
        VisitResult back = anna.allow(consent, true);

        var code = Parameters.ofQuery(back.left()).get("code");
        var lines =
                between("  CODE=", "target/demo.json")
                        .replace("what stands after code=", String.valueOf(code));
        assertThat(bash(lines)).contains("\"access_token\"", "\"id_token\"", "\"refresh_token\"");
    }

    @Test
    void operator_isToldTheServerAndTheAccount() {
        var issuer = instance.issuer();
        assertThat(between("As the operator", "With client credentials"))
                .contains("export STEELYARD_URL=" + issuer.replace("/oidc", "") + "\n")
                .contains("bin/steelyard login");
        assertThat(welcome).contains(issuer + "/account ");
    }

    private String between(String from, String to) {
        int start = welcome.indexOf(from);
        return welcome.substring(start, welcome.indexOf(to, start));
    }

    private static String bash(String lines) throws IOException {
        var process = new ProcessBuilder("bash", "-c", lines).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
