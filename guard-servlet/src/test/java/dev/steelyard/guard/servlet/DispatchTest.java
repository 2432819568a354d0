package dev.steelyard.guard.servlet;

import static dev.steelyard.guard.servlet.GuardedTomcat.DOCUMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.scripted.Prover;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter among what else a container does: dispatches, other filters, its start and end. */
class DispatchTest {
    private static final DispatcherType[] EVERY = DispatcherType.values();

    @TempDir Path folder;
    private final List<GuardedTomcat> opened = new ArrayList<>();

    private GuardedTomcat at(String contextPath) {
        GuardedTomcat api = new GuardedTomcat(folder, contextPath);
        opened.add(api);
        return api;
    }

    @AfterEach
    void close() throws Exception {
        for (GuardedTomcat each : opened) each.close();
    }

    @Test
    void anAsynchronousDispatch_isNotDecidedOnAgain() throws Exception {
        GuardedTomcat api = at("");
        api.add(api.filter(""), EVERY);
        api.start();
        // A proof that is seen twice is refused.
        var prover = new Prover();
        var token = api.api.tokenWith("cnf", Map.of("jkt", prover.jkt()));
        var target = "http://localhost:8081" + DOCUMENTS;
        var proof = prover.sign(prover.claims("GET", target, token, api.api.clock.seconds()));
        var headers = GuardedTomcat.headers(token).replace("Bearer", "DPoP");
        var answer = api.send("GET", DOCUMENTS + "?do=later", headers + "DPoP: " + proof + "\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("ASYNC 665fc1000000000000000000 " + answer.header("X-Request-Id"));
        assertThat(api.reached).containsExactly("REQUEST " + DOCUMENTS, "ASYNC " + DOCUMENTS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePageForAnError_isShown_butNotToWhoAsksForIt(boolean everyDispatch) throws Exception {
        GuardedTomcat api = at("");
        api.add(
                api.filter(""),
                everyDispatch ? EVERY : new DispatcherType[] {DispatcherType.REQUEST});
        api.start();
        var failed = api.get(DOCUMENTS + "?do=fail");
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.body()).startsWith("ERROR 665fc1000000000000000000");
        api.reached.clear();
        assertThat(api.send("GET", "/oops", "").status()).isEqualTo(401);
        assertThat(api.get("/oops").status()).isEqualTo(404);
        assertThat(api.reached).isEmpty();
    }

    @Test
    void thePageForAnErrorBeforeTheGuard_isShown() throws Exception {
        GuardedTomcat api = at("");
        Filter fails =
                (request, response, chain) -> {
                    if (request.getDispatcherType() == DispatcherType.ERROR) {
                        chain.doFilter(request, response);
                    } else {
                        ((HttpServletResponse) response).sendError(500);
                    }
                };
        api.add(fails, EVERY);
        api.add(api.filter(""), EVERY);
        api.start();
        assertThat(api.get(DOCUMENTS).body()).startsWith("ERROR nobody");
    }

    /** As a forward does from where no guard stands. */
    @Test
    void aForwardOfWhatWasNotDecidedOn_isDecidedOn() throws Exception {
        Filter forwards =
                (request, response, _) ->
                        request.getRequestDispatcher(DOCUMENTS).forward(request, response);
        GuardedTomcat api = at("");
        api.add(forwards, DispatcherType.REQUEST);
        api.add(api.filter(""), DispatcherType.FORWARD);
        api.start();
        assertThat(api.send("GET", "/open", "").status()).isEqualTo(401);
        assertThat(api.get("/open").status()).isEqualTo(404);
        assertThat(api.reached).isEmpty();
    }

    @Test
    void whatAFilterBeforePutsAroundTheRequest_doesNotCount() throws Exception {
        Filter lies =
                (request, response, chain) ->
                        chain.doFilter(
                                new HttpServletRequestWrapper((HttpServletRequest) request) {
                                    @Override
                                    public String getMethod() {
                                        return "GET";
                                    }

                                    @Override
                                    public String getRequestURI() {
                                        return "/access";
                                    }
                                },
                                response);
        GuardedTomcat api = at("");
        api.add(lies, DispatcherType.REQUEST);
        api.add(api.filter(""), DispatcherType.REQUEST);
        api.start();
        assertThat(api.send("POST", DOCUMENTS, api.good()).status()).isEqualTo(403);
        assertThat(api.reached).isEmpty();
    }

    @Test
    void operationsBegin_withTheContextPath() throws Exception {
        GuardedTomcat api = at("/shop");
        api.add(api.filter("/shop"), DispatcherType.REQUEST);
        api.start();
        assertThat(api.get("/shop" + DOCUMENTS).status()).isEqualTo(200);
        for (String path : new String[] {"/shop;x" + DOCUMENTS, "/%73hop;a=b" + DOCUMENTS}) {
            assertThat(api.get(path).status()).isEqualTo(404);
        }
        assertThat(api.reached).hasSize(1);
    }

    @Test
    void noGuardYet_refusedAsUnavailable() throws Exception {
        GuardedTomcat api = at("");
        api.add(
                new GuardServletFilter(
                        () -> {
                            throw new IllegalStateException("not yet");
                        }),
                DispatcherType.REQUEST);
        api.start();
        var answer = api.get(DOCUMENTS);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.body()).contains("decision_unavailable", answer.header("X-Request-Id"));
        assertThat(api.reached).isEmpty();
    }

    @Test
    void theServerIsSilentForTooLong_refusedAsUnavailable() throws Exception {
        GuardedTomcat api = at("");
        api.add(api.filter(""), DispatcherType.REQUEST);
        api.start();
        assertThat(api.get(DOCUMENTS).status()).isEqualTo(200);
        api.reached.clear();
        api.api.clock.move(Duration.ofSeconds(61));
        var answer = api.get(DOCUMENTS);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(api.reached).isEmpty();
    }

    @Test
    void theEndOfTheContainer_isThatOfTheFeed() throws Exception {
        AtomicInteger closed = new AtomicInteger();
        GuardedTomcat api = at("");
        api.add(
                new GuardServletFilter(
                        api.guard(""),
                        () -> {
                            throw new IllegalStateException("as the test wants");
                        },
                        closed::incrementAndGet),
                DispatcherType.REQUEST);
        api.start();
        assertThat(closed).hasValue(0);
        api.stop();
        assertThat(closed).hasValue(1);
    }
}
