package dev.steelyard.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.store.Store;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was stored before a migration is there after it. */
class CarriedOverTest {
    private static final String HEX = "665f1c0000000000000000";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wordsOfAColumn_becomeRows(boolean postgres) throws SQLException {
        var url = postgres ? Databases.postgres() : Databases.sqlite();
        Migrations.migrate(url, "2");
        execute(
                url,
                "INSERT INTO resellers VALUES ('%s01', 'North', 'ACTIVE', 1)",
                "INSERT INTO applications VALUES ('%s02', '%1$s01', 'Mill', 'Mill Ltd', NULL, 0, 1)",
                "INSERT INTO roles VALUES ('%s05', '%1$s02', 'All', '', 'a_b:read c:write', 1)",
                "INSERT INTO roles VALUES ('%s06', '%1$s02', 'None', '', '', 1)",
                "INSERT INTO ceilings VALUES ('%s02', 'a_b:read')",
                client("03", "https://a.example https://b.example:8443"),
                client("04", ""));

        Migrations.migrate(url);

        try (var store = Stores.open(url, InstantSource.system(), 1)) {
            assertThat(
                            store.read(tx -> tx.clients().find(new Id<Client>(HEX + "03")))
                                    .orElseThrow()
                                    .origins())
                    .isEqualTo(Set.of("https://a.example", "https://b.example:8443"));
            assertThat(
                            store.read(tx -> tx.clients().find(new Id<Client>(HEX + "04")))
                                    .orElseThrow()
                                    .origins())
                    .isEmpty();
            assertThat(permissions(store, "05")).isEqualTo(Set.of("a_b:read", "c:write"));
            assertThat(permissions(store, "06")).isEmpty();
            assertThat(store.<Set<String>>read(tx -> tx.ceilings().of(new Id<>(HEX + "02"))))
                    .isEqualTo(Set.of("a_b:read"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eventsOfOlderVersions_areFoundByTheirNoun_andNothingIsConcludedFromThem(boolean postgres)
            throws SQLException {
        var url = postgres ? Databases.postgres() : Databases.sqlite();
        Migrations.migrate(url, "7");
        execute(
                url,
                event("01", 1000, "resource_server:665f1c"),
                event("02", 3000, "role:665f1c0000000000000000aa"),
                event("03", 2000, "role:beef"));

        Migrations.migrate(url);

        try (var store = Stores.open(url, InstantSource.system(), 1)) {
            assertThat(subjects(store, "role"))
                    .containsExactly("role:beef", "role:665f1c0000000000000000aa");
            assertThat(subjects(store, "resource_server"))
                    .containsExactly("resource_server:665f1c");
            assertThat(subjects(store, "roleb")).isEmpty();
            assertThat(store.<Optional<Instant>>read(tx -> tx.audit().completeSince()))
                    .contains(Instant.ofEpochMilli(3001));
        }
    }

    private static String event(String id, long at, String subject) {
        return """
        INSERT INTO audit_events (id, at, actor, action, subject)
        VALUES ('%%s%s', %d, 'system', 'a.b', '%s')"""
                .formatted(id, at, subject);
    }

    private static List<String> subjects(Store store, String noun) {
        var filter = new AuditFilter(null, null, null, null, noun, null, null, null, null);
        return store.read(tx -> tx.audit().list(filter, new Page(null, 10))).stream()
                .map(AuditEvent::subject)
                .toList();
    }

    private static Set<String> permissions(Store store, String role) {
        return store.read(tx -> tx.roles().find(new Id<Role>(HEX + role)))
                .orElseThrow()
                .permissions();
    }

    private static String client(String id, String origins) {
        return """
        INSERT INTO clients
            (id, application_id, reseller_id, management, name, type, grant_types, redirect_uris,
             post_logout_redirect_uris, origins, require_pkce, skip_consent,
             rotate_refresh_tokens, id_token_on_refresh, id_token_algorithm,
             backchannel_logout_session_required, frontchannel_logout_session_required,
             suspended, idle_since, version, token_endpoint_auth_method)
        VALUES ('%%s%s', '%%1$s02', '%%1$s01', '', 'Scales', 'PUBLIC', 'AUTHORIZATION_CODE', '',
                '', '%s', 1, 0, 1, 0, 'RS256', 0, 0, 0, 0, 1, 'NONE')"""
                .formatted(id, origins);
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (var connection = SchemaTest.connect(url);
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each.formatted(HEX));
            }
        }
    }
}
