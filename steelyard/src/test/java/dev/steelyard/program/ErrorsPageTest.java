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
                        <!-- Generated from the enums of codes; a test compares it with the program. -->

                        The body of every refusal says why. Codes are never renamed. `reference` is the request id.
                        It finds the explanation for 30 days: `steelyard explain REFERENCE` as the client or as staff,
                        [at the issuer](clients.md#why-it-was-refused) or [the management API](management-api.md#refusals).

                        ## At a guarded API
                        ```json
                        {"timestamp": "2026-11-24T09:00:00.000Z",
                         "error": {"status": 401, "code": "token_expired", "message": "…", "reference": "…"}}
                        ```

                        A caller that accepts `application/problem+json` gets RFC 9457 instead. `WWW-Authenticate`
                        says what is wrong with a token, too.

                        | code | status | what to do |
                        |---|---|---|
                        """);
        for (var code : ErrorCode.values()) {
            page.append(
                    "| `%s` | %d | %s |%n".formatted(code.code(), code.status(), code.message()));
        }
        page.append(
                """

                Guards limit nothing, so none answers 429: that comes from the API behind them, or from a proxy. The
                server's own endpoints answer 429 `rate_limited` with `Retry-After`.

                A preflight that is refused (CORS) has this body, too: `origin_not_allowed`. A secret in the wrong place
                is named by the message, whether it is valid or not:

                | sent | code | the message says |
                |---|---|---|
                | `access_token` in the query | `token_malformed` | Use the Authorization header, and request a new token. |
                | an API key (`sy_ak_…`) in the query | `api_key_missing` | Change this API key; send it in `x-api-key`. |
                | a client secret (`sy_sk_…`) in `x-api-key` | `api_key_invalid` | This is a client secret, not an API key. |

                Only [evaluations](proxies.md#authzen) get the last four. Their status is not used: a denial is 200 with `code`
                and `message` in `context`, and its reference is in the header `Steelyard-Reference`.

                `steelyard guard` has four more codes, in this form: 400 `invalid_request` for a proxy that doesn't name the
                request that it asks about, and for an invalid evaluation (411 without its length); 401 `unauthorized` for an
                evaluation without the secret; 405 `method_not_allowed` for another method; 404 `not_found` at any other path.

                ## At the issuer's endpoints
                In OAuth's form (RFC 6749, section 5.2) with `reference` beside it, at its pages as a page with the reference.

                | sent | code | `error_description` says |
                |---|---|---|
                | an unknown scope | `invalid_scope` | which one, cut after 80 characters |
                | a secret in the query of any endpoint | `invalid_request`, 405 `method_not_allowed` | Change this secret: URLs are logged. |
                | an API key (`sy_ak_…`) as client secret | `invalid_client` | This is an API key, not a client secret. |
                | `access_token` in the query of `/me` | `invalid_token` | Use the Authorization header. |
                | a preflight (CORS) from an origin that no client registered | 403 `access_denied` | Ask the reseller to add it. |
                | a `redirect_uri` that is not registered, at `/par` | `invalid_request` | which one |
                | the same at `/auth` | a page | which one; the reseller of the client finds it by the reference |

                The server stores the last one as `redirect_uri_mismatch`, the newest 20 of each client. Any site can send a browser to
                `/auth`, so register such an address only if the developer of the client confirms it.

                ## At the management API, before any operation
                Requests that are invalid, too large or too many are refused before any operation. Below
                `/api/v1` the refusal has that API's form and these codes; at the issuer's endpoints it has the
                statuses and OAuth's form (RFC 6749, section 5.2), at its pages it is a page.

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
                The reason why an application is not accessible with this token, or a warning.

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
                [description](openapi.json) lists the refusals of each operation.

                | code | what to do |
                |---|---|
                """);
        for (var code : RefusalCode.values()) {
            page.append("| `%s` | %s |%n".formatted(code.code(), code.advice()));
        }
        return page.toString();
    }
}
