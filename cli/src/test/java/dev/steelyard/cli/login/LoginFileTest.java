package dev.steelyard.cli.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.cli.api.AccessToken;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kept login: its owner's, and for one server. */
@SuppressWarnings("NullAway.Init")
class LoginFileTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Login LOGIN =
            new Login(
                    URI.create("http://localhost:8080"),
                    URI.create("http://localhost:8080/oidc"),
                    "secret-token",
                    NOW.plusSeconds(300),
                    null,
                    null,
                    null);

    @TempDir Path home;
    private Path path;
    private LoginFile file;

    @BeforeEach
    void find() {
        path = home.resolve("steelyard/token.json");
        file = LoginFile.in(Map.of("XDG_CONFIG_HOME", home.toString()));
    }

    private AccessToken token(String server, Instant now) {
        return new LoginTokenSource(
                        ServerAddress.of(server, ""),
                        new Http(),
                        InstantSource.fixed(now),
                        file,
                        null)
                .token();
    }

    @Test
    void written_onlyItsOwnerReadsIt() throws IOException {
        file.write(LOGIN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                .isEqualTo("rwx------");
        assertThat(file.read()).contains(LOGIN);
        assertThat(LOGIN.toString()).doesNotContain("secret-token");
    }

    @Test
    void othersCanReadIt_refused() throws IOException {
        file.write(LOGIN);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(file::read)
                .isInstanceOf(ClientFailure.class)
                .hasMessageContaining("others can read the login");
    }

    @Test
    void notALogin_refused_withoutQuotingIt() throws IOException {
        file.write(LOGIN);
        for (var text : new String[] {"{\"access_token\":secret-token", "{}", "secret-token"}) {
            Files.writeString(path, text);
            assertThatThrownBy(file::read)
                    .isInstanceOf(ClientFailure.class)
                    .hasNoCause()
                    .hasMessageContaining("is not a login")
                    .hasMessageNotContaining("secret-token");
        }
    }

    @Test
    void sameServerInTime_itsToken() {
        file.write(LOGIN);
        assertThat(token("http://localhost:8080/", NOW).reveal()).isEqualTo("secret-token");
    }

    @Test
    void anotherServer_tokenStaysHere() {
        file.write(LOGIN);
        assertThatThrownBy(() -> token("http://localhost:9090", NOW))
                .hasMessageContaining("the login is for http://localhost:8080, not for");
    }

    @Test
    void itsServer_isWhereCommandsGo_unlessToldOtherwise() {
        assertThat(file.address()).isEmpty();
        file.write(LOGIN);
        assertThat(file.address()).contains(ServerAddress.of("http://localhost:8080", ""));
    }

    @Test
    void ended_saysSo() {
        file.write(LOGIN);
        assertThatThrownBy(() -> token("http://localhost:8080", NOW.plusSeconds(296)))
                .hasMessageStartingWith("the login has ended: logins last 5 minutes")
                .hasMessageContaining("`steelyard login` again");
    }
}
