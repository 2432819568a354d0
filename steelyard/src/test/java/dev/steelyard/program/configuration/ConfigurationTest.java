package dev.steelyard.program.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting of the server and of {@code steelyard guard}: it is read, and refused by name. */
@SuppressWarnings("NullAway.Init")
class ConfigurationTest {
    private static final String SECRET = "0123456789abcdef".repeat(4);

    /** No setting but these takes it. */
    private static final String WRONG = "no such\0value";

    private static final Map<String, String> WRONG_VALUES =
            Map.of(
                    "guard.audience", "",
                    "guard.resource_server", "",
                    "guard.secret", "");

    @TempDir static Path folder;

    /** Settings without which the guard doesn't start. */
    private static Map<String, String> needed;

    @BeforeAll
    static void writeOperations() throws IOException {
        var operations = Files.writeString(folder.resolve("operations.txt"), "GET /access -\n");
        needed =
                Map.of(
                        "guard.audience",
                        "https://api.example.com",
                        "guard.resource_server",
                        "665f12",
                        "guard.secret",
                        SECRET,
                        "guard.operations",
                        operations.toString());
    }

    private static ConfigurationValues values(Map<String, String> more) {
        var all = new HashMap<>(needed);
        all.putAll(more);
        return new ConfigurationValues(all);
    }

    private static void readAll(ConfigurationValues values) {
        var _ = Configuration.read(values);
        var _ = GuardConfiguration.read(values);
    }

    @Test
    void everySetting_isRead() {
        var values = values(Map.of());
        readAll(values);
        assertThat(AllSettings.LIST)
                .extracting(ConfigurationKey::name)
                .allMatch(values.read()::contains);
    }

    @Test
    void everyNameAndVariable_isOneSettings() {
        assertThat(AllSettings.LIST).extracting(ConfigurationKey::name).doesNotHaveDuplicates();
        assertThat(AllSettings.LIST).extracting(ConfigurationKey::variable).doesNotHaveDuplicates();
    }

    /** All settings but the platform's name, which may be any text. */
    static Stream<ConfigurationKey<?>> checked() {
        return AllSettings.LIST.stream().filter(key -> !key.name().equals("platform"));
    }

    @ParameterizedTest
    @MethodSource("checked")
    void wrongValue_isRefusedByItsKey_andASecretIsNotRepeated(ConfigurationKey<?> key) {
        var wrong = WRONG_VALUES.getOrDefault(key.name(), WRONG);
        assertThatThrownBy(() -> readAll(values(Map.of(key.name(), wrong))))
                .isInstanceOf(ConfigurationError.class)
                .hasNoCause()
                .message()
                .matches("(?s)" + key.name() + "[: ].*")
                .satisfies(
                        message -> {
                            if (key.secret()) {
                                assertThat(message).doesNotContain(WRONG);
                            }
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer=http://example.com | issuer: the issuer must be https",
                "issuer=https://example.com/ | issuer: the issuer is a URL with no query",
                "keys.publish_ahead=100d | keys.publish_ahead: the time of publication ahead must be",
                "keys.rotate_every=1h | keys.publish_ahead: the time of publication ahead must be",
                "mtls.port=8443 | mtls.port, mtls.certificate and mtls.key go together: set all or none",
                "mtls.address=http://mtls.example.com | mtls.address: https, a host and perhaps a port",
                "mtls.address=https://mtls.example.com/oidc | mtls.address: https, a host",
                "mtls.proxy_header_form=pem | mtls.proxy_header_form: pem can't be used: it must be rfc9440 or escaped-pem",
                "mtls.key=/nowhere.pem | mtls.key: /nowhere.pem can't be used: it must be a PEM file",
                "mtls.proxy_header=Client-Cert | mtls.proxy_header needs listen.trusted_proxies:",
                "metrics.port=8080 | metrics.port must differ from listen.port:",
                "metrics.port=8082 | metrics.port must differ from guard.port:",
                "guard.certificate_header=C | guard.certificate_header needs guard.trusted_proxies:",
                "guard.audience=urn:api | guard.address: no http(s) address: urn:api",
                "guard.address=ftp://api.example.com | guard.address: no http(s) address:",
                "guard.nodes=http://node.example.com | guard.nodes: the nodes must be https",
                "guard.name=- | guard.name: a guard's name is",
                "guard.operations=/nowhere.txt | guard.operations: /nowhere.txt can't be read",
                "guard.trusted_certificates=/nowhere.pem | guard.trusted_certificates: the file /nowhere.pem doesn't exist",
                "guard.evaluations=/nowhere.yaml | guard.evaluations: /nowhere.yaml can't be read",
            })
    void valuesThatDoNotFitTogether_areRefusedByTheKeyToChange(String set, String message) {
        var name = set.substring(0, set.indexOf('='));
        var more = new HashMap<>(Map.of("guard.evaluation_secret", SECRET));
        more.put(name, set.substring(name.length() + 1));
        assertThatThrownBy(() -> readAll(values(more)))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void issuerOfTheGuardThatIsNotHttps_isRefusedByItsKey() {
        var values = values(Map.of("issuer", "http://example.com"));
        assertThatThrownBy(() -> GuardConfiguration.read(values))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage("issuer: the issuer must be https, or http on loopback");
    }

    @Test
    void secrets_areNeverPrinted() {
        var secrets = new HashMap<String, String>();
        for (var key : AllSettings.LIST) {
            if (key.secret()) {
                secrets.put(key.name(), SECRET);
            }
        }
        secrets.put("database_url", "postgresql://mill:" + SECRET + "@db/mill");
        var all = new HashMap<>(secrets);
        all.put("guard.operations", folder.resolve("operations.txt").toString());
        all.put("guard.audience", "https://api.example.com");
        all.put("guard.resource_server", "665f12");
        var printed = new HashSet<>(Configuration.report(null, Map.of(), all));
        printed.add(Configuration.load(null, Map.of(), all).toString());
        printed.add(GuardConfiguration.load(null, Map.of(), all).toString());
        assertThat(printed).noneMatch(line -> line.contains(SECRET));
        assertThat(printed).filteredOn(line -> line.contains("(set)")).hasSize(secrets.size());
    }
}
