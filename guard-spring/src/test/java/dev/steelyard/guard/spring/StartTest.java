package dev.steelyard.guard.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.guard.GuardFeed;
import dev.steelyard.guard.feed.StateUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How applications with the starter start, where they don't, and how they end. */
class StartTest {
    @ParameterizedTest
    @ValueSource(strings = {"issuer", "audience", "resource-server", "secret"})
    void withoutAKeyThatIsNeeded_noStart(String key) {
        assertThatThrownBy(
                        () ->
                                new RunningApplication(
                                        DocumentsApi.class, "steelyard.guard." + key + "="))
                .hasStackTraceContaining("steelyard.guard." + key + " is needed");
    }

    @Test
    void pathsOfContextAndServlet_areThoseOfTheOperations() throws Exception {
        try (var api =
                new RunningApplication(
                        DocumentsApi.class,
                        "server.servlet.context-path=/shop",
                        "spring.mvc.servlet.path=/v1")) {
            assertThat(api.get("/shop/v1/me").body()).isEqualTo("you are 665fc1000000000000000000");
            assertThat(api.get("/shop/me").statusCode()).isEqualTo(404);
            assertThat(api.get("/shop;a/v1/me").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whereTheFilterDoesNotStand_onlyWhatIsOpenIsReached() throws Exception {
        try (var api =
                new RunningApplication(
                        DocumentsApi.class, "steelyard.guard.url-patterns=/other/*")) {
            assertThat(api.bare("GET", "/open", "").body()).isEqualTo("open");
            assertThat(api.get("/665f00/documents").body()).contains("operation_unknown");
            assertThat(api.reached()).containsExactly("open");
        }
    }

    @Test
    void theServerIsDown_theApplicationStarts_closed() throws Exception {
        try (var api =
                new RunningApplication(
                        DocumentsApi.class, "steelyard.guard.issuer=http://127.0.0.1:9/oidc")) {
            var answer = api.get("/me");
            assertThat(answer.statusCode()).isIn(401, 503);
            assertThat(api.reached()).isEmpty();
        }
    }

    @Test
    void theEndOfTheApplication_isThatOfTheFeed() throws Exception {
        var api = new RunningApplication(DocumentsApi.class);
        GuardFeed feed = api.context.getBean(GuardFeed.class);
        feed.poll();
        api.context.close();
        assertThatThrownBy(feed::poll).isInstanceOf(StateUnavailable.class);
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "AnyMethod, the mapping must name its methods",
        "Wildcard, the path must not have wildcards: /a/**",
        "Expression, not a segment of a path",
        "Bad, not the name of a permission: a read",
        "Ambiguous, POST /a is the same operation as POST /a",
    })
    void aMappingThatCannotBeGuarded_noStart(String controller, String why) {
        assertThatThrownBy(
                        () ->
                                new RunningApplication(
                                        Class.forName(
                                                StartTest.class.getName() + '$' + controller)))
                .hasStackTraceContaining(why);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    @RestController
    @Import(Application.class)
    static class AnyMethod {
        @RequestMapping("/a")
        @RequiresPermission("a:read")
        void any() {}
    }

    @RestController
    @Import(Application.class)
    static class Wildcard {
        @GetMapping("/a/**")
        @RequiresPermission("a:read")
        void any() {}
    }

    @RestController
    @Import(Application.class)
    static class Expression {
        @GetMapping("/{a:[0-9]+}")
        @RequiresPermission("a:read")
        void any() {}
    }

    @RestController
    @Import(Application.class)
    static class Bad {
        @GetMapping("/a")
        @RequiresPermission("a read")
        void any() {}
    }

    /** By type of the body: one operation that needs two different things. */
    @RestController
    @Import(Application.class)
    static class Ambiguous {
        @PostMapping(path = "/a", consumes = "text/plain")
        @RequiresPermission("a:read")
        void text() {}

        @PostMapping(path = "/a", consumes = "application/json")
        @RequiresPermission("a:write")
        void json() {}
    }
}
