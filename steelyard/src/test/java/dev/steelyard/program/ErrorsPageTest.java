package dev.steelyard.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.adminapi.RequestErrorCode;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.guard.AccessReason;
import dev.steelyard.guard.refusal.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/errors.md} against the enums of codes; with {@code -Ddocs.write} it is made.
 */
class ErrorsPageTest {
    private static final Path PAGE = Path.of("../docs/errors.md");

    @Test
    void pageListsEveryCode() throws IOException {
        if (System.getProperty("docs.write") != null) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).hasContent(page());
    }

    private static String page() {
        var page =
                new StringBuilder(
                        """
                        # Refusals
                        <!-- Made from the enums of codes; a test holds it against the program. -->

                        Every refusal says why in its body. Codes are never renamed. `reference` is the request id.
                        By it more can be asked for 30 days: `steelyard explain REFERENCE` as the client or as staff,
                        [at the issuer](clients.md#why-it-was-refused) or [the management API](management-api.md#refusals).

                        ## At a guarded API
                        ```json
                        {"timestamp": "2026-11-24T09:00:00.000Z",
                         "error": {"status": 401, "code": "token_expired", "message": "…", "reference": "…"}}
                        ```

                        A caller that accepts `application/problem+json` gets RFC 9457 instead. What is wrong with a
                        token stands in `WWW-Authenticate`, too.

                        | code | status | what to do |
                        |---|---|---|
                        """);
        for (var code : ErrorCode.values()) {
            page.append(
                    "| `%s` | %d | %s |%n".formatted(code.code(), code.status(), code.message()));
        }
        page.append(
                """

                The last four are answered to [evaluations](proxies.md#authzen) only, which say no status: a denial is 200 with `code` and
                `message` in `context`, and its reference is in the header `Steelyard-Reference`.

                `steelyard guard` answers four more, in the same form: 400 `invalid_request` to a proxy that doesn't tell
                which request it asks about, and to an evaluation that can't be read (411 where its length isn't told);
                401 `unauthorized` to a caller that asks for one without the secret; 405 `method_not_allowed` where it asks by another method;
                404 `not_found` at any other path.

                ## At the management API, before any operation
                What can't be read, is too large or is too much at once is refused below `/api/v1` in that
                API's form, with these codes; at the issuer's endpoints with the statuses and OAuth's form
                (RFC 6749, section 5.2), at its pages with a page.

                ```json
                {"error": {"status": 413, "code": "body_too_large", "message": "…", "reference": "…"}}
                ```

                | code | status | what to do |
                |---|---|---|
                """);
        for (var code : RequestErrorCode.values()) {
            page.append(
                    "| `%s` | %d | %s |%n".formatted(code.text(), code.status(), code.message()));
        }
        page.append(
                """

                ## Reasons in `GET /access`
                Why an application is not accessible with this token, or what to mind.

                | code | what to do |
                |---|---|
                """);
        for (var reason : AccessReason.values()) {
            page.append("| `%s` | %s |%n".formatted(reason.code(), reason.message()));
        }
        page.append(
                """

                ## At the management API, with status 403
                `{"error": {"status": 403, "code": "…", "message": "…", "reference": "…"}}`; its
                [description](openapi.json) says which operation answers which, and what else is refused.

                | code | what to do |
                |---|---|
                """);
        for (var code : RefusalCode.values()) {
            page.append("| `%s` | %s |%n".formatted(code.code(), code.advice()));
        }
        return page.toString();
    }
}
