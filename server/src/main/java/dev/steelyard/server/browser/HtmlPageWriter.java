package dev.steelyard.server.browser;

import dev.steelyard.http.answer.ErrorTextEscaper;
import dev.steelyard.http.answer.ErrorWriter;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.request.RequestHead;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.http.route.ErrorConversion;
import dev.steelyard.pages.Pages;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.frame.Assets;
import dev.steelyard.pages.frame.Branding;
import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.frame.LanguageSwitch;
import dev.steelyard.pages.language.Language;
import dev.steelyard.pages.view.ErrorPage;
import dev.steelyard.pages.view.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes HTML pages as HTTP responses, in the user's language and with security headers.
 * Thread-safe.
 */
public final class HtmlPageWriter {
    private static final Logger LOG = LoggerFactory.getLogger(HtmlPageWriter.class);

    private final Pages pages;
    private final Frame frame;
    private final BrowserCookies cookies;
    private final String languages;

    /**
     * @param languages the path of {@link LanguageEndpoint}
     */
    public HtmlPageWriter(
            Pages pages,
            Branding branding,
            Assets assets,
            BrowserCookies cookies,
            String languages) {
        this.pages = pages;
        this.frame = Frame.of(branding, assets);
        this.cookies = cookies;
        this.languages = languages;
    }

    public Pages pages() {
        return pages;
    }

    /**
     * The frame of a page for the sender of {@code request}. The language that the user chose wins
     * over what the client and the browser ask for.
     *
     * @param uiLocales the parameter of an authorization request, if any
     */
    public Frame frame(RequestHead request, @Nullable String uiLocales) {
        List<String> accepted = request.headers("accept-language");
        var asked = Language.of(uiLocales, accepted.size() == 1 ? accepted.getFirst() : null);
        return request instanceof Request whole
                ? frame.in(cookies.language(whole).orElse(asked)).with(languages(whole))
                : frame.in(asked);
    }

    /** A page that answers a form can't be asked for again. */
    private @Nullable LanguageSwitch languages(Request request) {
        var query = request.rawQuery();
        return request.method().equals("GET")
                ? new LanguageSwitch(
                        languages, query.isEmpty() ? request.path() : request.path() + "?" + query)
                : null;
    }

    public Reply page(String html) {
        return page(200, html, SecurityHeaders.standard());
    }

    public Reply page(int status, String html, SecurityHeaders headers) {
        return Reply.html(status, html).with(headers.asMap());
    }

    /** A page that describes an error; the log has it under the reference. */
    public Reply problem(RequestHead request, Problem problem) {
        return problem(request, problem, problem.status(), null);
    }

    /**
     * An error page with the return address that was refused.
     *
     * @param address null: the request has none
     */
    public Reply refusedAddress(RequestHead request, @Nullable String address) {
        var problem = address == null ? Problem.REDIRECT_URI_MISSING : Problem.REDIRECT_URI_UNKNOWN;
        return problem(
                request,
                problem,
                problem.status(),
                address == null ? null : ErrorTextEscaper.of(address));
    }

    private Reply problem(
            RequestHead request, Problem problem, int status, @Nullable String address) {
        LOG.info("error page shown: {} at {}", problem, request.path());
        var view = new ErrorPage(frame(request, null), problem, request.id(), address);
        return page(status, pages.error(view), SecurityHeaders.standard());
    }

    /** {@code endpoint} for users: its refusals are pages. */
    public Endpoint around(Endpoint endpoint) {
        return ErrorConversion.of(endpoint, this::refuse);
    }

    /** Refusals where there is no route: a page for people, JSON for programs. */
    public ErrorWriter elsewhere() {
        return (request, error) ->
                AcceptHeader.wantsHtml(request)
                        ? refuse(request, error)
                        : ErrorWriter.JSON.write(request, error);
    }

    private Reply refuse(RequestHead request, OAuthError error) {
        var problem = problem(error);
        // Refusals before any endpoint keep their status, for proxies (RFC 9110, section 15).
        boolean own =
                switch (error.status()) {
                    case 405, 411, 413, 414, 431, 501, 505 -> true;
                    default -> false;
                };
        return problem(request, problem, own ? error.status() : problem.status(), null);
    }

    private static Problem problem(OAuthError error) {
        return switch (error.code()) {
            case INVALID_CLIENT -> Problem.CLIENT_UNKNOWN;
            case ACCESS_DENIED -> Problem.NOT_ALLOWED;
            case NOT_FOUND -> Problem.NOT_FOUND;
            case RATE_LIMITED -> Problem.TOO_MANY_REQUESTS;
            case SERVER_ERROR -> Problem.INTERNAL;
            case TEMPORARILY_UNAVAILABLE -> Problem.UNAVAILABLE;
            default -> Problem.REQUEST_INVALID;
        };
    }
}
