package dev.steelyard.server;

import static dev.steelyard.domain.client.setting.SubjectSettings.SECTOR_IDENTIFIER_URI;
import static dev.steelyard.domain.client.setting.SubjectSettings.TYPE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.client.metadata.SubjectType;
import dev.steelyard.domain.client.setting.LogoutSettings;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.client.setting.TokenSettings;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.operations.client.ClientOperations.ClientPatch;
import dev.steelyard.operations.client.ClientOperations.NewClient;
import dev.steelyard.operations.client.ClientView;
import dev.steelyard.operations.client.CreatedClient;
import dev.steelyard.operations.schema.Change;
import dev.steelyard.server.outgoing.HttpsPeer;
import java.io.IOException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Pairwise subjects (OpenID Connect Core, section 8.1; Dynamic Client Registration, section 5),
 * with a sector's real https server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class PairwiseTest {
    private static final String ONE = "https://one.example.com/callback";
    private static final String ONE_TOO = "https://one.example.com/other";
    private static final String TWO = "https://two.example.com/callback";
    private static final SettingValues PAIRWISE =
            SettingValues.NONE.with(TYPE, SubjectType.PAIRWISE);

    private final List<String> posted = new CopyOnWriteArrayList<>();
    private volatile String document = "[]";
    private HttpsPeer peer;
    private RunningServer server;
    private Platform platform;

    @BeforeAll
    void start() {
        peer = new HttpsPeer(this::answer);
        server = new RunningServer(RunningServer.ISSUER, Proxies.NONE, peer.trusted());
        platform = server.platform;
    }

    @AfterAll
    void stop() {
        server.close();
        peer.close();
    }

    @BeforeEach
    void forget() {
        posted.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), US_ASCII));
        }
        HttpsPeer.answer(exchange, 200, document);
    }

    /** A client with a secret, made as a reseller makes one. */
    private record Made(Client client, String secret) {
        Flow flow() {
            return new Flow(client).with("scope", "openid offline_access");
        }
    }

    private Made make(SettingValues settings, String... redirectUris) {
        if (create(settings, redirectUris) instanceof Outcome.Done<CreatedClient>(var made)) {
            server.core.pump().catchUp();
            return new Made(made.client(), Objects.requireNonNull(made.secret()).reveal());
        }
        throw new AssertionError("refused");
    }

    private Outcome<CreatedClient> create(SettingValues settings, String... redirectUris) {
        return server.core
                .management()
                .clients()
                .create(
                        Actor.system(),
                        platform.application.id(),
                        new NewClient(
                                "Pairwise",
                                ClientType.CONFIDENTIAL,
                                Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
                                Set.of(redirectUris),
                                Set.of(Platform.LOGGED_OUT_URI),
                                Set.of(),
                                Set.of(),
                                settings));
    }

    private Outcome<ClientView> update(
            Client client, SettingValues settings, Set<String> redirectUris) {
        var updated =
                server.core
                        .management()
                        .clients()
                        .update(
                                Actor.system(),
                                client.id(),
                                new ClientPatch(
                                        Change.absent(),
                                        Change.absent(),
                                        Change.to(redirectUris),
                                        Change.absent(),
                                        Change.absent(),
                                        Change.absent(),
                                        settings),
                                null);
        server.core.pump().catchUp();
        return updated;
    }

    private Tokens login(Made made) {
        return login(made, server.browser(), Flow.ADA);
    }

    private Tokens login(Made made, Browser browser, Map<String, String> who) {
        var flow = made.flow();
        var answer = browser.open(flow.path());
        if (answer.has("name=\"password\"")) {
            answer = browser.submit(answer, who);
        }
        if (answer.status() == 200) {
            answer = browser.submit(answer, Map.of("decision", "allow", "offline_access", "true"));
        }
        return Tokens.of(flow.redeem(browser, made.secret(), answer));
    }

    private static JWTClaimsSet claims(String jwt) {
        try {
            return SignedJWT.parse(jwt).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static String id(Tokens tokens) {
        return Objects.requireNonNull(tokens.id());
    }

    private String sub(Made made) {
        return claims(id(login(made))).getSubject();
    }

    private static JsonNode json(Browser.Page page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return Json.MAPPER.readTree(page.body());
    }

    @Test
    void same_in_one_sector_another_in_the_next_and_nothing_of_the_id_in_either() {
        var sub = sub(make(PAIRWISE, ONE));

        assertThat(sub).matches("[A-Za-z0-9_-]{38}");
        assertThat(sub(make(PAIRWISE, ONE_TOO))).isEqualTo(sub);
        assertThat(sub(make(PAIRWISE, TWO))).isNotEqualTo(sub);
        var bytes = Base64.getUrlDecoder().decode(sub);
        assertThat(HexFormat.of().formatHex(bytes)).doesNotContain(platform.ada.id().hex());
        assertThat(sub(make(SettingValues.NONE, ONE))).isEqualTo(platform.ada.id().hex());
    }

    @Test
    void two_users_have_two() {
        server.addMember("pair@example.com");
        var who = Map.of("email", "pair@example.com", "password", Platform.PASSWORD);
        var made = make(PAIRWISE, ONE);

        assertThat(claims(id(login(made, server.browser(), who))).getSubject())
                .hasSize(38)
                .isNotEqualTo(sub(made));
    }

    @Test
    void every_token_and_answer_says_the_same() {
        var made = make(PAIRWISE, ONE);
        var tokens = login(made);
        var sub = claims(id(tokens)).getSubject();

        assertThat(claims(tokens.access()).getSubject()).isEqualTo(sub);
        assertThat(claims(tokens.access()).toString()).doesNotContain(platform.ada.id().hex());
        assertThat(json(server.userinfo(tokens.access())).get("sub").asString()).isEqualTo(sub);
        assertThat(introspected(made, tokens.access()).get("sub").asString()).isEqualTo(sub);
        var refresh = Objects.requireNonNull(tokens.refresh());
        assertThat(introspected(made, refresh).get("sub").asString()).isEqualTo(sub);
        var refreshed = refreshed(made, refresh);
        assertThat(claims(refreshed.access()).getSubject()).isEqualTo(sub);

        server.set(
                made.client(),
                TokenSettings.USERINFO_ALGORITHM.in(made.client().settings(), "ES256"));
        assertThat(claims(server.userinfo(tokens.access()).body()).getSubject()).isEqualTo(sub);
    }

    private JsonNode introspected(Made made, String token) {
        return json(server.browser().post("/oidc/introspection", form(made, "token", token)));
    }

    private Tokens refreshed(Made made, String refresh) {
        var form = form(made, "refresh_token", refresh);
        form.put("grant_type", "refresh_token");
        return Tokens.of(server.browser().post("/oidc/token", form));
    }

    private static LinkedHashMap<String, String> form(Made made, String name, String value) {
        return new LinkedHashMap<>(
                Map.of(
                        "client_id",
                        made.client().id().hex(),
                        "client_secret",
                        made.secret(),
                        name,
                        value));
    }

    @Test
    void logout_token_says_it_too() {
        var back = LogoutSettings.BACKCHANNEL_URI;
        var made = make(PAIRWISE.with(back, peer.at("/out").toString()), ONE);
        var browser = server.browser();
        var tokens = login(made, browser, Flow.ADA);

        browser.open("/oidc/session/end?" + QueryWriter.of(Map.of("id_token_hint", id(tokens))));
        try (var logouts = server.core.backchannelLogout()) {
            logouts.deliver();
            server.await(() -> !posted.isEmpty());
        }

        var token = posted.getFirst().substring("logout_token=".length());
        assertThat(claims(token).getSubject()).isEqualTo(claims(id(tokens)).getSubject());
    }

    @Test
    void hint_and_claim_of_the_one_logged_in_a_code_of_somebody_else_none() {
        var made = make(PAIRWISE, ONE);
        var browser = server.browser();
        var hint = id(login(made, browser, Flow.ADA));
        var sub = claims(hint).getSubject();
        var silent = made.flow().with("prompt", "none");

        assertThat(browser.open(silent.with("id_token_hint", hint).path()).answer())
                .containsKey("code");
        assertThat(browser.open(silent.with("claims", subject(sub)).path()).answer())
                .containsKey("code");
        // What it came by of the platform's own id tells it nothing.
        for (var other :
                List.of(
                        platform.ada.id().hex(),
                        sub(make(PAIRWISE, TWO)),
                        sub.substring(1) + "A",
                        "x")) {
            assertThat(browser.open(silent.with("claims", subject(other)).path()).answer())
                    .as(other)
                    .containsEntry("error", "login_required");
        }
        server.addMember("hint@example.com");
        var another = server.browser();
        login(made, another, Map.of("email", "hint@example.com", "password", Platform.PASSWORD));
        assertThat(another.open(silent.with("id_token_hint", hint).path()).answer())
                .containsEntry("error", "login_required");
    }

    private static String subject(String sub) {
        return Json.MAPPER.writeValueAsString(
                Map.of("id_token", Map.of("sub", Map.of("value", sub))));
    }

    @Test
    void logout_by_a_hint_ends_the_session_at_once() {
        var made = make(PAIRWISE, ONE);
        var browser = server.browser();
        var tokens = login(made, browser, Flow.ADA);
        var ended =
                browser.open(
                        "/oidc/session/end?"
                                + QueryWriter.of(
                                        Map.of(
                                                "id_token_hint",
                                                id(tokens),
                                                "post_logout_redirect_uri",
                                                Platform.LOGGED_OUT_URI)));

        assertThat(ended.status()).isEqualTo(303);
        assertThat(browser.open(made.flow().path()).has("name=\"password\"")).isTrue();
    }

    @Test
    void api_is_told_the_platforms_id() {
        var api = api();
        var made = make(PAIRWISE, ONE);
        var tokens = login(made);
        var sub = claims(tokens.access()).getSubject();
        var client = made.client().id().hex();
        var ada = platform.ada.id().hex();

        var introspected = json(api.post("/oidc/introspection", Map.of("token", tokens.access())));
        assertThat(introspected.get("sub").asString()).isEqualTo(ada);
        var state = states(api, Map.of("client", client, "subject", sub));
        assertThat(state.get("user").asString()).isEqualTo(ada);
        assertThat(state.get("subject").asString()).isEqualTo(sub);
        assertThat(state.get("live").asBoolean()).isTrue();
        assertThat(state.get("permissions")).isNotEmpty();

        var unknown = states(api, Map.of("client", client, "subject", sub(make(PAIRWISE, TWO))));
        assertThat(unknown.get("live").asBoolean()).isFalse();
        assertThat(unknown.get("reason").asString()).isEqualTo("user_unknown");
        assertThat(unknown.has("user")).isFalse();
        assertThat(unknown.get("permissions")).isEmpty();
        assertThat(unknown.get("depends").toString()).contains("client:" + client);
        // As a guard of before asks: it can't decide, and refuses.
        var old = Map.of("principals", List.of(Map.of("client", client, "user", sub)));
        assertThat(posted(api, "/guard/v1/states", old).status()).isEqualTo(400);
        var both =
                Map.of(
                        "principals",
                        List.of(Map.of("client", client, "user", ada, "subject", sub)));
        assertThat(posted(api, "/guard/v1/states", both).status()).isEqualTo(400);
        var half = Map.of("client", client, "subject", sub);
        assertThat(posted(api, "/guard/v1/applications", half).status()).isEqualTo(400);
    }

    @Test
    void other_sector_ends_what_was_signed_in_the_one_before() {
        var api = api();
        var made = make(PAIRWISE, ONE);
        var tokens = login(made);
        var sub = claims(tokens.access()).getSubject();

        assertThat(update(made.client(), SettingValues.NONE, Set.of(TWO)))
                .isInstanceOf(Outcome.Done.class);

        assertThat(server.userinfo(tokens.access()).status()).isEqualTo(401);
        var asked = Map.of("client", made.client().id().hex(), "subject", sub);
        assertThat(states(api, asked).get("reason").asString()).isEqualTo("user_unknown");
    }

    /** Else whoever had logins at an address of its own would learn who is who at another's. */
    @Test
    void other_sector_is_told_nothing_by_what_was_granted_in_the_one_before() {
        var made = make(PAIRWISE, ONE);
        var publicly = make(SettingValues.NONE, ONE);
        for (var curious : List.of(made, publicly)) {
            var refresh = Objects.requireNonNull(login(curious).refresh());
            var browser = server.browser();
            var code = curious.flow();
            browser.submit(browser.open(code.path()), Flow.ADA);
            var granted = browser.open(code.path());

            update(curious.client(), PAIRWISE, Set.of(TWO));

            var form = form(curious, "refresh_token", refresh);
            form.put("grant_type", "refresh_token");
            assertThat(server.browser().post("/oidc/token", form).status()).isEqualTo(400);
            assertThat(code.redeem(browser, curious.secret(), granted).status()).isEqualTo(400);
        }
    }

    @Test
    void device_vouches_for_no_sector() {
        assertRefused(
                server.core
                        .management()
                        .clients()
                        .create(
                                Actor.system(),
                                platform.application.id(),
                                new NewClient(
                                        "Pairwise",
                                        ClientType.CONFIDENTIAL,
                                        Set.of(GrantType.DEVICE_CODE),
                                        Set.of(ONE),
                                        Set.of(),
                                        Set.of(),
                                        Set.of(),
                                        PAIRWISE)),
                "subject_type");
    }

    private static JsonNode states(Browser api, Map<String, String> principal) {
        var answer = posted(api, "/guard/v1/states", Map.of("principals", List.of(principal)));
        return json(answer).get("states").get(0);
    }

    private static Browser.Page posted(Browser api, String path, Object body) {
        return api.postJson(path, Json.MAPPER.writeValueAsString(body));
    }

    /** What calls as the resource server. */
    private Browser api() {
        var at =
                server.store
                        .read(tx -> tx.resourceServers().findByIdentifier(Platform.API))
                        .orElseThrow();
        var secret =
                new SecretGenerator(new SecureRandom())
                        .next(SecretKind.CLIENT_SECRET, platform.<Credential>next());
        platform.change(
                tx ->
                        tx.credentials()
                                .insert(
                                        new Credential(
                                                secret.id(),
                                                at.id(),
                                                SecretKind.CLIENT_SECRET,
                                                secret.hash(),
                                                server.clock.instant(),
                                                null)),
                ChangeKey.resource(at.id()));
        server.core.pump().catchUp();
        var pair = at.id().hex() + ":" + secret.reveal();
        var api = server.browser();
        api.headers.put(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(US_ASCII)));
        return api;
    }

    private SettingValues sector(String path) {
        return PAIRWISE.with(SECTOR_IDENTIFIER_URI, peer.at(path).toString());
    }

    @Test
    void sector_that_lists_all_redirect_uris_joins_hosts() {
        document = Json.MAPPER.writeValueAsString(List.of(ONE, TWO, ONE_TOO));
        var sub = sub(make(sector("/sector"), ONE, TWO));

        assertThat(sub(make(sector("/sector"), ONE_TOO))).isEqualTo(sub);
        assertThat(sub(make(PAIRWISE, ONE))).isNotEqualTo(sub);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[\"https://one.example.com/callback\"]",
                "[\"https://one.example.com/callback\", 1, \"https://two.example.com/callback\"]",
                "{\"https://one.example.com/callback\": 1}",
                "no JSON",
                ""
            })
    void document_without_one_of_them_or_none_refused(String published) {
        document = published;

        assertRefused(create(sector("/sector"), ONE, TWO), "sector_identifier_uri");
    }

    @Test
    void without_a_document_one_host_of_its_own_is_needed() {
        assertRefused(create(PAIRWISE, ONE, TWO), "sector_identifier_uri");
        assertRefused(create(PAIRWISE, "http://127.0.0.1/callback"), "sector_identifier_uri");
        assertRefused(
                create(PAIRWISE.with(SECTOR_IDENTIFIER_URI, "http://one.example.com/"), ONE),
                "sector_identifier_uri");
        // An address that may not be called.
        assertRefused(
                create(PAIRWISE.with(SECTOR_IDENTIFIER_URI, "https://10.0.0.1/"), ONE),
                "sector_identifier_uri");
    }

    @Test
    void redirect_uri_that_is_added_must_be_listed_too() {
        document = Json.MAPPER.writeValueAsString(List.of(ONE));
        var client = make(sector("/sector"), ONE).client();

        assertRefused(
                update(client, SettingValues.NONE, Set.of(ONE, TWO)), "sector_identifier_uri");
        document = "no JSON";
        // Nothing that it vouches for.
        assertThat(
                        update(
                                client,
                                SettingValues.NONE.with(TokenSettings.DPOP_BOUND, true),
                                Set.of(ONE)))
                .isInstanceOf(Outcome.Done.class);
        document = Json.MAPPER.writeValueAsString(List.of(ONE, TWO));
        assertThat(update(client, SettingValues.NONE, Set.of(ONE, TWO)))
                .isInstanceOf(Outcome.Done.class);
    }

    private static void assertRefused(Outcome<?> outcome, String field) {
        assertThat(outcome).isInstanceOf(Outcome.Invalid.class);
        assertThat(((Outcome.Invalid<?>) outcome).field()).isEqualTo(field);
    }

    @Test
    void discovery_tells_both() {
        var metadata = json(server.browser().get("/oidc/.well-known/openid-configuration"));
        assertThat(metadata.get("subject_types_supported").toString())
                .isEqualTo("[\"public\",\"pairwise\"]");
    }
}
