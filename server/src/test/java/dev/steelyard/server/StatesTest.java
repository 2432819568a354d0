package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.contact.Contact;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.Revocation;
import dev.steelyard.http.answer.Json;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** {@code POST /guard/v1/states} of many principals. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class StatesTest {
    private static final String UNKNOWN = "0123456789abcdef01234567";

    private RunningServer server;
    private Platform platform;
    private Browser api;

    @BeforeAll
    void start() {
        server = new RunningServer(RunningServer.ISSUER);
        platform = server.platform;
        api = server.browser();
        api.headers.put("Authorization", ResourceServerSecret.of(server).basic());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** An application of a reseller of its own, with a client that may read. */
    private Client stranger(ResellerStatus standing) {
        var reseller = new Reseller(platform.next(), "Others", standing, 1);
        var application =
                new Application(
                        platform.next(),
                        reseller.id(),
                        "Quarry",
                        "Quarry",
                        null,
                        false,
                        SecondFactorPolicy.OFF,
                        1);
        var role =
                new Role(
                        platform.next(),
                        application.id(),
                        "Reader",
                        "",
                        Set.of("documents:read", "documents:write"),
                        1);
        var like = platform.machine;
        var client =
                ClientBuilder.like(like)
                        .id(platform.next())
                        .application(application.id())
                        .authority(null)
                        .management(Set.of())
                        .name("Stranger")
                        .redirectUris(Set.of())
                        .postLogoutRedirectUris(Set.of())
                        .origins(Set.of("https://quarry.example.com"))
                        .roles(Set.of(role.id()))
                        .suspended(false)
                        .version(1)
                        .build();
        platform.change(
                tx -> {
                    tx.resellers().insert(reseller);
                    tx.applications().insert(application);
                    tx.roles().insert(role);
                    tx.clients().insert(client);
                    for (Id<?> holder : List.<Id<?>>of(reseller.id(), application.id())) {
                        tx.ceilings().set(holder, new Ceiling(Set.of("documents:read"), 0));
                    }
                    key(tx, client.id(), null);
                    key(tx, client.id(), server.clock.instant().plusSeconds(60));
                    key(tx, client.id(), server.clock.instant());
                });
        return client;
    }

    private void key(Transaction tx, Id<Client> holder, @Nullable Instant expires) {
        var id = platform.<Credential>next();
        var hash = new SecretGenerator(new SecureRandom()).next(SecretKind.API_KEY, id).hash();
        var now = server.clock.instant();
        tx.credentials().insert(new Credential(id, holder, SecretKind.API_KEY, hash, now, expires));
    }

    private void revoke(Client client) {
        var until = server.clock.instant().plus(Duration.ofHours(1));
        var jti = platform.next().hex();
        platform.change(
                tx ->
                        tx.revoke(
                                new Revocation(
                                        Revocation.Kind.JTI, jti, client.id(), null, until)));
    }

    private List<JsonNode> states(List<? extends Map<String, ?>> principals) {
        var body = Json.MAPPER.writeValueAsString(Map.of("principals", principals));
        var answer = api.postJson("/guard/v1/states", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var states = new ArrayList<JsonNode>();
        Json.MAPPER.readTree(answer.body()).get("states").forEach(states::add);
        return states;
    }

    @Test
    void many_eachAsIfAskedForAlone_inOrder() {
        var quarry = stranger(ResellerStatus.ACTIVE);
        revoke(quarry);
        revoke(platform.machine);
        var asked = new ArrayList<Map<String, String>>();
        var clients =
                List.of(
                        platform.client,
                        platform.machine,
                        quarry,
                        platform.suspended,
                        stranger(ResellerStatus.CLOSED),
                        platform.publicClient,
                        platform.trustedClient,
                        quarry);
        for (var client : clients) {
            var id = client.id().hex();
            asked.add(Map.of("client", id));
            asked.add(Map.of("client", id, "user", platform.ada.id().hex()));
            asked.add(Map.of("client", id, "user", UNKNOWN));
            asked.add(Map.of("client", id, "user", platform.bob.id().hex()));
        }
        asked.add(Map.of("client", UNKNOWN));
        asked.add(Map.of("client", UNKNOWN, "user", platform.ada.id().hex()));

        var together = states(asked);

        for (int i = 0; i < asked.size(); i++) {
            assertThat(plain(together.get(i)))
                    .as(asked.get(i).toString())
                    .usingRecursiveComparison()
                    .ignoringCollectionOrder()
                    .isEqualTo(plain(states(List.of(asked.get(i))).getFirst()));
        }
        assertThat(together.get(8).toString())
                .contains("\"permissions\":[\"documents:read\"]", "\"kind\":\"jti\"");
        assertThat(together.get(8).get("api_keys")).hasSize(2);
        // By which a revocation of the two is told, whatever else is looked at.
        assertThat(together.get(13).get("depends").toString()).contains("\"consent:");
        assertThat(together.get(25).get("live").asBoolean()).isTrue();
    }

    private static Object plain(JsonNode state) {
        return Json.MAPPER.convertValue(state, Object.class);
    }

    @Test
    void application_names_its_reseller_and_the_page_of_its_contact() {
        var client = stranger(ResellerStatus.ACTIVE);
        var ref = new PrincipalRef(client.id(), null);
        var reseller = reseller(ref);
        assertThat(reseller.path("name").asString("")).isNotEmpty();
        assertThat(reseller.path("page").isNull()).isTrue();

        var application = Objects.requireNonNull(client.application());
        var page = "https://north.example/support";
        platform.change(
                tx -> {
                    var owner = tx.applications().find(application).orElseThrow().reseller();
                    tx.contacts().set(owner, new Contact(null, false, null, page, 0));
                });
        assertThat(reseller(ref).path("page").asString("")).isEqualTo(page);
    }

    private JsonNode reseller(PrincipalRef ref) {
        return states(List.of(Map.of("client", ref.client().hex())))
                .get(0)
                .path("application")
                .path("reseller");
    }

    @Test
    void clientsOfManyApplications_asManyStatementsAsOne() {
        var refs = new ArrayList<PrincipalRef>();
        for (int i = 0; i < 20; i++) {
            refs.add(new PrincipalRef(stranger(ResellerStatus.ACTIVE).id(), null));
        }
        assertThat(statements(refs)).isEqualTo(statements(refs.subList(0, 1)));
    }

    private int statements(List<PrincipalRef> refs) {
        var count = new AtomicInteger();
        server.store.read(
                tx -> {
                    var at = tx.resourceServers().findByIdentifier(Platform.API).orElseThrow();
                    var principals =
                            new PrincipalStateService(
                                    counted(tx, count), at, server.clock.instant());
                    principals.expect(refs);
                    for (var ref : refs) assertThat(principals.state(ref).refusal()).isNull();
                    return true;
                });
        return count.get();
    }

    /** Each call of a port's method is a statement. */
    private static Transaction counted(Transaction tx, AtomicInteger count) {
        return proxy(Transaction.class, tx, count, true);
    }

    private static <T> T proxy(
            Class<T> type, Object real, AtomicInteger count, boolean transaction) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            try {
                                var result = method.invoke(real, arguments);
                                if (transaction && method.getReturnType().isInterface()) {
                                    return proxy(method.getReturnType(), result, count, false);
                                }
                                count.incrementAndGet();
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
