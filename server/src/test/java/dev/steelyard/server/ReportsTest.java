package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.domain.resource.ConnectedGuard;
import dev.steelyard.domain.resource.ConnectedGuardFilter;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.http.answer.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /guard/v1/reports}: what its form is, and who may send one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ReportsTest {
    private static final String PATH = "/guard/v1/reports";

    private RunningServer server;
    private Browser api;

    @BeforeAll
    void start() {
        server = new RunningServer(RunningServer.ISSUER);
        api = server.browser();
        api.headers.put("Authorization", ResourceServerSecret.of(server).basic());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Map<String, @Nullable Object> refusal() {
        var refusal = new LinkedHashMap<String, @Nullable Object>();
        refusal.put("reference", "665f00112233445566778899");
        refusal.put("at", server.clock.instant().toEpochMilli());
        refusal.put("client", server.platform.machine.id().hex());
        refusal.put("user", null);
        refusal.put("code", "permission_missing");
        refusal.put("method", "POST");
        refusal.put("operation", "/{application}/collections");
        refusal.put("permission", "documents:write");
        return refusal;
    }

    private Map<String, @Nullable Object> use() {
        var use = new LinkedHashMap<String, @Nullable Object>();
        use.put("client", server.platform.client.id().hex());
        use.put("user", server.platform.ada.id().hex());
        use.put("operation", "GET /{application}/collections");
        use.put("permission", "collections:read");
        use.put("code", null);
        use.put("count", 17);
        use.put("first", server.clock.instant().toEpochMilli() - 30_000);
        use.put("last", server.clock.instant().toEpochMilli());
        return use;
    }

    private Map<String, @Nullable Object> guard() {
        var guard = new LinkedHashMap<String, @Nullable Object>();
        guard.put("id", server.platform.<ConnectedGuard>next().hex());
        guard.put("name", "weigh-1");
        guard.put("version", "0.1.0");
        guard.put("report", 1);
        guard.put("started", server.clock.instant().toEpochMilli() + 5_000);
        guard.put("streaming", true);
        guard.put("applied", 1);
        guard.put("silence_ms", 120);
        guard.put("states", 812);
        guard.put("loads", 900);
        guard.put("hits", 120_000);
        return guard;
    }

    /** By a guard that never reported before, unless the report says by whom it is. */
    private Browser.Page report(Map<String, ?> report) {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("guard", guard());
        whole.putAll(report);
        return api.postJson(PATH, Json.MAPPER.writeValueAsString(whole));
    }

    /** With a number where there was one. */
    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> row, String member, @Nullable String value) {
        boolean number = row.get(member) instanceof Number;
        row.put(member, number && value != null ? Long.valueOf(value) : value);
        return row;
    }

    private void assertMalformed(Map<String, ?> report, String member) {
        var answer = report(report);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(member + " must be ");
    }

    private List<ConnectedGuard> guards() {
        var filter = new ConnectedGuardFilter(null, null, null, server.clock.instant());
        return server.store.read(tx -> tx.guards().list(filter, PageRequest.FIRST));
    }

    @Test
    void guard_is_known_as_it_last_said() {
        var guard = guard();
        report(Map.of("guard", guard, "dropped", Map.of("refusals", 3, "uses", 4)));
        guard.put("report", 2);
        guard.put("applied", 2);
        report(Map.of("guard", guard, "dropped", Map.of("refusals", 3, "uses", 5)));

        assertThat(guards())
                .filteredOn(one -> one.id().hex().equals(guard.get("id")))
                .singleElement()
                .satisfies(
                        one -> {
                            long head = server.store.<Long>read(tx -> tx.head());
                            assertThat(one.behind()).isEqualTo(head - 2);
                            assertThat(one.seen()).isEqualTo(server.clock.instant());
                            assertThat(one.started()).isEqualTo(server.clock.instant());
                            assertThat(one.droppedRefusals()).isEqualTo(3);
                            assertThat(one.droppedUses()).isEqualTo(5);
                        });
    }

    @Test
    void report_that_came_before_is_acknowledged_and_counts_for_nothing() {
        var report = Map.of("guard", guard(), "uses", List.of(use()));

        assertThat(report(report).body()).contains("\"uses\":1");
        var again = report(report);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo("{\"kept\":{}}");
    }

    @Test
    void last_report_is_kept_and_its_guard_forgotten() {
        var guard = guard();
        report(Map.of("guard", guard));
        guard.put("report", 2);
        guard.put("ending", true);

        assertThat(report(Map.of("guard", guard, "uses", List.of(use()))).body())
                .contains("\"uses\":1");

        assertThat(guards()).noneMatch(one -> one.id().hex().equals(guard.get("id")));
    }

    @Test
    void rows_of_clients_that_are_not_there_are_left_out() {
        var nobodys = refusal();
        nobodys.put("client", server.platform.<ConnectedGuard>next().hex());
        var used = use();
        used.put("client", nobodys.get("client"));

        var answer = report(Map.of("refusals", List.of(nobodys), "uses", List.of(used, use())));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"uses\":1").contains("\"refusals\":0");
    }

    @ParameterizedTest
    @CsvSource({
        "id,nobody",
        "name,'two words'",
        "name,",
        "version,'1.0[2J'",
        "report,0",
        "report,",
        "applied,-1",
        "silence_ms,"
    })
    void guard_of_another_form_400(String member, @Nullable String value) {
        var guard = with(guard(), member, value);

        assertMalformed(Map.of("guard", guard), "guard." + member);
    }

    @Test
    void whole_isTaken_andUnknownMembersAreIgnored() {
        var refusal = refusal();
        refusal.put("mood", "bad");
        var report = Map.of("refusals", List.of(refusal), "uses", List.of(use()), "news", 1);

        assertThat(report(report).status()).isEqualTo(200);
    }

    @Test
    void use_isKeptOnceForItsPrincipal_whateverWasReportedBefore() {
        var foreign = use();
        foreign.put("client", "0".repeat(24));
        var report = Map.of("uses", List.of(use(), foreign));

        assertThat(report(report).body()).contains("\"uses\":1");
        assertThat(report(report).body()).contains("\"uses\":1");

        List<DecisionCount> kept =
                server.store.read(tx -> tx.decisions().of(server.platform.client.id(), 10));
        assertThat(kept)
                .filteredOn(count -> "collections:read".equals(count.permission()))
                .singleElement()
                .matches(count -> count.requests() % 17 == 0 && count.requests() >= 34)
                .matches(count -> server.platform.ada.id().equals(count.principal().user()));
    }

    @Test
    void without_rows_isTaken() {
        assertThat(report(Map.of()).status()).isEqualTo(200);
    }

    @Test
    void unauthenticated_401() {
        assertThat(server.browser().postJson(PATH, "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "reference,short",
        "reference,'665f0011 2233445566778899'",
        "reference,",
        "at,-1",
        "at,",
        "client,nobody",
        "client,",
        "user,ada@example.com",
        "code,'Permission missing'",
        "code,",
        "method,post",
        "operation,/{application}/collections?x=1",
        "operation,documents",
        "permission,'documents write'"
    })
    void refusal_of_another_form_400(String member, @Nullable String value) {
        var refusal = with(refusal(), member, value);

        assertMalformed(Map.of("refusals", List.of(refusal)), member);
    }

    @ParameterizedTest
    @CsvSource({
        "client,nobody",
        "operation,/{application}/collections",
        "operation,get /{application}",
        "permission,''",
        "code,OK",
        "count,0",
        "count,",
        "first,-1",
        "last,9007199254740993"
    })
    void use_of_another_form_400(String member, @Nullable String value) {
        var use = with(use(), member, value);

        assertMalformed(Map.of("uses", List.of(use)), member);
    }

    @ParameterizedTest
    @CsvSource({"'[]'", "'null'", "'{}'", "'{\"refusals\":{}}'", "'{\"uses\":[null]}'", "''"})
    void no_report_400(String body) {
        assertThat(api.postJson(PATH, body).status()).isEqualTo(400);
    }

    @Test
    void more_rows_than_a_report_may_have_400() {
        var uses = new HashMap<String, Object>();
        uses.put("uses", IntStream.range(0, 5_001).mapToObj(_ -> Map.of()).toList());

        assertThat(report(uses).body()).contains("uses must be at most 5000");
    }
}
