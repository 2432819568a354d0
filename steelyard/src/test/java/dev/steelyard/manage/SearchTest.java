package dev.steelyard.manage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.operations.Nouns;
import dev.steelyard.testkit.Database;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What lists can be narrowed to, and what stays hidden whatever is looked for. */
@ParameterizedClass
@EnumSource(Database.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SearchTest {
    @Parameter Database database;
    private Steelyard steelyard;
    private Platform platform;
    private Tenant north;
    private Tenant south;

    @BeforeParameterizedClassInvocation
    void begin() {
        steelyard = new Steelyard(database.url());
        platform = Platform.make(steelyard);
        north = Tenant.make(steelyard, "North");
        south = Tenant.make(steelyard, "South");
    }

    @AfterParameterizedClassInvocation
    void end() {
        steelyard.close();
    }

    @Test
    void clients_foundWhereverTheyAre_neverAnotherResellers() {
        var own = client(north, "Ledger of Ålesund");
        var foreign = client(south, "Ledger of Ålesund");
        var query = "/clients?query=" + encoded("a\u030alesund");

        assertThat(ids(north.token(), query)).containsExactly(own);
        assertThat(ids(south.token(), query)).containsExactly(foreign);
        assertThat(ids(steelyard.operator, query)).containsExactlyInAnyOrder(own, foreign);
        assertThat(ids(steelyard.operator, query + "&reseller=" + south.reseller()))
                .containsExactly(foreign);
        assertThat(ids(north.token(), "/clients?query=" + foreign)).isEmpty();
        assertThat(ids(north.token(), "/clients?query=" + own)).containsExactly(own);
        assertThat(ids(north.token(), query + "&application=" + north.application()))
                .containsExactly(own);
        for (var hidden :
                List.of("application=" + south.application(), "application=" + "f".repeat(24))) {
            steelyard.get(north.token(), query + "&" + hidden).invalid("application");
        }
        for (var hidden : List.of("reseller=" + south.reseller(), "reseller=" + "f".repeat(24))) {
            steelyard.get(north.token(), query + "&" + hidden).invalid("reseller");
            steelyard.get(north.token(), "/applications?" + hidden).invalid("reseller");
            steelyard.get(north.token(), "/credentials?unused_for=1&" + hidden).invalid("reseller");
        }
    }

    @Test
    void clients_byWhatTheyAre() {
        var role = north.role(steelyard, "Found", "documents:read");
        var having = north.client(steelyard, role).text("_id");
        var suspended = client(north, "Suspended");
        steelyard.post(north.token(), "/clients/" + suspended + "/suspend", "").expect(200);

        for (var at : List.of("/clients?", north.path("/clients?"))) {
            assertThat(ids(north.token(), at + "suspended=true")).containsExactly(suspended);
            assertThat(ids(north.token(), at + "grant_type=authorization_code")).isEmpty();
            assertThat(ids(north.token(), at + "grant_type=client_credentials"))
                    .contains(having, suspended);
            assertThat(ids(north.token(), at + "type=public")).isEmpty();
            steelyard.get(north.token(), at + "type=secret").invalid("type");
            steelyard.get(north.token(), at + "suspended=yes").invalid("suspended");
        }
        assertThat(ids(north.token(), north.path("/clients?role=" + role))).containsExactly(having);
        assertThat(ids(north.token(), north.path("/clients?role=" + "f".repeat(24)))).isEmpty();
    }

    @Test
    void wildcards_areThemselves() {
        var odd = client(north, "100%_off!");

        for (var query : List.of("%", "_", "!", "0%_", "F!")) {
            assertThat(ids(north.token(), "/clients?query=" + encoded(query)))
                    .as(query)
                    .containsExactly(odd);
        }
        assertThat(ids(north.token(), "/clients?query=" + encoded("1%o"))).isEmpty();
        for (var bad : List.of(" ", "\u2003", "a".repeat(255))) {
            steelyard.get(north.token(), "/clients?query=" + encoded(bad)).invalid("query");
        }
    }

    @Test
    void cursor_goesOnOnlyWithTheFilterThatItWasMadeUnder() {
        for (int i = 0; i < 3; i++) {
            client(north, "Paged " + i);
            steelyard.clock.move(Duration.ofMillis(1));
        }
        var path = "/clients?query=paged&limit=1";
        var found = new ArrayList<String>();
        var page = steelyard.get(north.token(), path).expect(200);
        found.addAll(ids(page));
        var next = page.text("next");
        while (!page.json().path("next").isNull()) {
            page = steelyard.get(north.token(), path + "&after=" + page.text("next")).expect(200);
            found.addAll(ids(page));
        }

        assertThat(found).hasSize(3).doesNotHaveDuplicates();
        steelyard.get(north.token(), "/clients?query=paged&after=" + next).expect(200);
        for (var other : List.of("", "query=page", "query=paged&type=confidential")) {
            steelyard.get(north.token(), "/clients?" + other + "&after=" + next).invalid("after");
        }
        var bare = Objects.requireNonNull(found.getFirst());
        steelyard.get(north.token(), path + "&after=" + bare).invalid("after");
        steelyard.get(north.token(), "/clients?after=" + bare).expect(200);
    }

    @Test
    void applications_byNameCompanyAndStanding() {
        var ended =
                steelyard
                        .post(
                                north.token(),
                                "/applications",
                                Map.of(
                                        "name",
                                        "Ferry",
                                        "company",
                                        "Straße & Söhne",
                                        "expiry",
                                        steelyard.clock.instant().plusSeconds(1).toString()))
                        .expect(201)
                        .text("_id");
        steelyard.clock.move(Duration.ofSeconds(2));

        assertThat(ids(north.token(), "/applications?standing=grace")).containsExactly(ended);
        assertThat(ids(north.token(), "/applications?query=" + encoded("SÖHNE")))
                .containsExactly(ended);
        assertThat(ids(south.token(), "/applications?query=ferry")).isEmpty();
        assertThat(ids(steelyard.operator, "/applications?query=f&reseller=" + north.reseller()))
                .containsExactly(ended);
        steelyard.get(north.token(), "/applications?standing=dead").invalid("standing");
    }

    @Test
    void listsThatAreAnsweredWhole_areNarrowedToo() {
        assertThat(named(steelyard.operator, "/permissions?query=SIGN"))
                .containsExactly("tickets:sign");
        assertThat(named(steelyard.operator, "/permissions?holder=client&special=false"))
                .containsExactlyInAnyOrder("documents:read", "documents:write");
        assertThat(named(steelyard.operator, "/permissions?surface=mqtt")).isEmpty();
        var other = "/permissions?resource_server=" + "f".repeat(24);
        assertThat(named(steelyard.operator, other)).isEmpty();
        assertThat(ids(steelyard.operator, "/resource-servers?query=api.example"))
                .containsExactly(platform.resourceServer());
        steelyard
                .get(steelyard.operator, "/keys?state=signing&algorithm=HS256")
                .invalid("algorithm");
        assertThat(
                        steelyard
                                .get(steelyard.operator, "/keys?state=signing&algorithm=ES256")
                                .json()
                                .path("data"))
                .hasSize(1);
    }

    @Test
    void secrets_byWhetherTheyLive() {
        var client = client(north, "Keeper");
        var secrets = "/clients/" + client + "/secrets";
        var first = ids(north.token(), secrets).getFirst();
        var second = steelyard.post(north.token(), secrets, Map.of()).expect(201).text("_id");
        steelyard.delete(north.token(), secrets + "/" + first).expect(200);
        var soon = steelyard.clock.instant().plus(Duration.ofDays(3)).toString();
        steelyard.patch(north.token(), secrets + "/" + second, Map.of("expires", soon)).expect(200);

        assertThat(ids(north.token(), secrets + "?live=true")).containsExactly(second);
        assertThat(ids(north.token(), secrets + "?live=false")).containsExactly(first);
        assertThat(ids(north.token(), secrets + "?expiring_within=4")).containsExactly(second);
        assertThat(ids(north.token(), secrets + "?expiring_within=2")).isEmpty();
        var expiring = "/credentials?expiring_within=4&kind=";
        assertThat(ids(north.token(), expiring + "client_secret")).contains(second);
        assertThat(ids(north.token(), expiring + "api_key")).isEmpty();
    }

    @Test
    void roles_members_audit() {
        var role = north.role(steelyard, "Weighmaster", "documents:write");
        assertThat(ids(north.token(), north.path("/roles?query=WEIGHM"))).containsExactly(role);
        assertThat(ids(north.token(), north.path("/roles?permission=documents:write")))
                .containsExactly(role);
        var events = "/audit?action=role.create&type=role&id=" + role;
        assertThat(ids(north.token(), events)).hasSize(1);
        assertThat(ids(south.token(), events)).isEmpty();
        steelyard.get(north.token(), "/audit?from=yesterday").invalid("from");
        assertThat(ids(north.token(), north.path("/members?query=example"))).isEmpty();
    }

    @Test
    void everyList_refusesWhatItDoesNotDeclare_andNamesWhatItDoes() {
        var operations = Nouns.ALL.stream().flatMap(noun -> noun.operations().stream()).toList();
        for (var operation : operations) {
            if (operation.isRead() && operation.variables().isEmpty()) {
                var refused = steelyard.get(steelyard.operator, operation.path() + "?colour=blue");
                refused.refused(400, "invalid");
                operation
                        .parameters()
                        .forEach(name -> assertThat(refused.message()).contains(name));
            }
        }
    }

    private String client(Tenant tenant, String name) {
        return steelyard
                .post(
                        tenant.token(),
                        tenant.path("/clients"),
                        Map.of(
                                "name",
                                name,
                                "type",
                                "confidential",
                                "grant_types",
                                Set.of("client_credentials")))
                .expect(201)
                .text("_id");
    }

    private List<String> ids(String token, String path) {
        return ids(steelyard.get(token, path).expect(200));
    }

    private static List<String> ids(Answered list) {
        return list.json().path("data").values().stream()
                .map(one -> one.path("_id").asString())
                .toList();
    }

    private List<String> named(String token, String path) {
        return steelyard.get(token, path).expect(200).json().path("data").values().stream()
                .map(one -> one.path("name").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
