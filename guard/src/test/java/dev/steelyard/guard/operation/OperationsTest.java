package dev.steelyard.guard.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTest {
    private final Operations operations =
            Operations.parse(
                    """
                    # the platform
                    GET  /                        -
                    GET  /access                  - while-stopped
                    GET  /{application}           application:read   # one of them
                    GET  /{application}/store     store:read
                    GET  /{application}/{thing}   thing:read
                    GET  /{application}/{thing}/a a:read
                    GET  /fixed/{thing}/b         b:read
                    POST /{application}/{thing}   thing:write
                    """);

    private String permission(String method, String path) {
        return switch (operations.match(method, path)) {
            case Match.Found found -> String.valueOf(found.operation().permission());
            case Match.UnknownPath() -> "unknown";
            case Match.WrongMethod(var allowed) -> "only " + allowed;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/,null",
        "GET,/access,null",
        "GET,/665f00,application:read",
        "HEAD,/665f00,application:read",
        "GET,/665f00/store,store:read",
        "GET,/665f00/stores,thing:read",
        "GET,/fixed/x/a,a:read",
        "GET,/fixed/x/b,b:read",
        "GET,/other/x/b,unknown",
        "POST,/665f00/x,thing:write",
        "GET,/665f00/%73tore,store:read",
        "OPTIONS,/access,'only [GET, HEAD]'",
        "POST,/665f00/store,'only [GET, HEAD]'",
        "GET,/a/b/c/d,unknown"
    })
    void bestTemplate_isTheOperation(String method, String path, String permission) {
        assertThat(permission(method, path)).isEqualTo(permission);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "access",
                "//access",
                "/access/",
                "/access//",
                "/665f00/",
                "/665f00//store",
                "/./access",
                "/x/../access",
                "/%2e%2e/access",
                "/%2e/access",
                "/665f00%2fstore",
                "/665f00%2Fstore",
                "/665f00%5cstore",
                "/665f00\\store",
                "/665f00;v=1/store",
                "/665f00%3bx/store",
                "/665f00%252fstore",
                "/665f00%00",
                "/665f00%0d%0a",
                "/665f00%c0%af",
                "/665f00%ff",
                "/665f00%zz",
                "/665f00%",
                "/665f00%2",
                "/665f00%+1",
                "/665f00 /store",
                "/ünicode",
                "/665f00?x",
                "/665f00%3fx",
                "/665f00#x"
            })
    void ambiguousPath_isNoOperation(String path) {
        assertThat(permission("GET", path)).isEqualTo("unknown");
    }

    @Test
    void variables_areDecodedOnce() {
        assertThat(operations.match("GET", "/665f00/%C3%BC%20x"))
                .isInstanceOfSatisfying(
                        Match.Found.class,
                        found ->
                                assertThat(found.variables())
                                        .isEqualTo(
                                                Map.of("application", "665f00", "thing", "ü x")));
    }

    @ParameterizedTest
    @CsvSource({
        "'GET /a',line 1: expected METHOD",
        "'\nGET /a b c',line 2: expected METHOD",
        "'GET a b',line 1: a path starts",
        "'GET /a//b c',line 1: not a segment",
        "'GET /a/ c',line 1: not a segment",
        "'GET /{a}/{a} c',line 1: the variable is there twice",
        "'GET /{} c',line 1: not a segment",
        "'GET /x{a} c',line 1: not a segment",
        "'GET /.. c',line 1: not a segment",
        "'get /a c',line 1: not a method",
        "'HEAD /a c',line 1: not a method",
        "'GET /a c\"',line 1: not the name of a permission",
        "'GET /a c max-age=x',line 1: expected METHOD",
        "'GET /a c max-age=1 max-age=2',line 1: expected METHOD",
        "'GET /a c while-stopped while-stopped',line 1: expected METHOD",
        "'GET /a c acr=',line 1: expected METHOD",
        "'GET /a c acr=a,',line 1: expected METHOD",
        "'GET /a c acr=a acr=b',line 1: expected METHOD",
        "'GET /a c acr=a\"b',line 1: not a value of acr",
        "'GET /a c acr=ü',line 1: not a value of acr",
        "'GET /{a} c\nGET /{b} d',line 2: GET /{b} is the same operation as GET /{a}"
    })
    void badText_namesTheLine(String text, String message) {
        assertThatThrownBy(() -> Operations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
