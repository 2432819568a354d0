package dev.steelyard.server.browser;

import dev.steelyard.http.answer.ErrorTextEscaper;
import dev.steelyard.http.answer.ErrorWriter;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
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
import dev.steelyard.pages.view.Link;
import dev.steelyard.pages.view.Message;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.pages.view.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                ? frame.in(cookies.language(whole).orElse(asked))
                        .with(LanguageSwitch.to(languages, address(whole)))
                : frame.in(asked);
    }

    /**
     * As {@link #frame(RequestHead, String)}, of a page that answers a form.
     *
     * @param start the path and query of the page where this step began
     */
    public Frame frameFrom(Request request, @Nullable String uiLocales, String start) {
        return frame(request, uiLocales).with(LanguageSwitch.to(languages, start));
    }

    /** A page that answers a form has the form's path; an address never has what the form had. */
    private static String address(Request request) {
        var query = request.rawQuery();
        return query.isEmpty() ? request.path() : request.path() + "?" + query;
    }

    /**
     * As {@link #frame}, of a page that can answer its own form, whose id is {@link
     * LanguageSwitch#FORM}. The endpoint shows the page again, with what was typed, where {@link
     * #isLanguageChosen}.
     */
    public Frame frameOfForm(Request request, @Nullable String uiLocales) {
        return frameOfForm(request, uiLocales, LanguageSwitch.inForm());
    }

    /** As {@link #frameOfForm(Request, String)}, of a page with several forms. */
    public Frame frameOfForms(
            Request request,
            @Nullable String uiLocales,
            String action,
            Map<String, String> hidden) {
        return frameOfForm(request, uiLocales, LanguageSwitch.resending(action, hidden));
    }

    private Frame frameOfForm(
            Request request, @Nullable String uiLocales, LanguageSwitch switching) {
        var first = frame(request, uiLocales);
        return isPost(request)
                ? first.in(chosen(request).orElse(first.language())).with(switching)
                : first;
    }

    /**
     * Whether the sender of {@code form} did not finish it, and only wants to read its page in
     * another language: nothing else may happen.
     */
    public static boolean isLanguageChosen(Parameters form) {
        return form.has(LanguageSwitch.LANGUAGE);
    }

    private static boolean isPost(Request request) {
        return request.method().equals("POST");
    }

    private static Optional<Language> chosen(Request request) {
        return request.form().get(LanguageSwitch.LANGUAGE).flatMap(Language::parse);
    }

    public Reply page(String html) {
        return page(200, html, SecurityHeaders.standard());
    }

    public Reply page(int status, String html, SecurityHeaders headers) {
        return Reply.html(status, html).with(headers.asMap());
    }

    /**
     * A page that says what was done.
     *
     * @param next where the user can go from there
     */
    public Reply message(Request request, Notice notice, List<Link> next) {
        return page(pages.message(new Message(frame(request, null), notice, next)));
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
        var first = frame(request, null);
        var view =
                new ErrorPage(
                        request instanceof Request whole && isPost(whole)
                                ? first.with(switching(problem, request.id()))
                                : first,
                        problem,
                        request.id(),
                        address);
        return page(status, pages.error(view), SecurityHeaders.standard());
    }

    /** The page of an error that answered a form, in another language. */
    Reply again(Request request, Problem problem, String reference) {
        var frame = frame(request, null).with(switching(problem, reference));
        var view =
                new ErrorPage(
                        frame.in(chosen(request).orElse(frame.language())),
                        problem,
                        reference,
                        null);
        return page(problem.status(), pages.error(view), SecurityHeaders.standard());
    }

    private LanguageSwitch switching(Problem problem, String reference) {
        return LanguageSwitch.ofProblem(languages, problem.name(), reference);
    }

    /** {@code endpoint} for users: its refusals are pages, and it stores a chosen language. */
    public Endpoint around(Endpoint endpoint) {
        return ErrorConversion.of(
                request -> {
                    var reply = endpoint.handle(request);
                    return isPost(request)
                            ? chosen(request)
                                    .map(
                                            language ->
                                                    reply.with(
                                                            "Set-Cookie",
                                                            cookies.withLanguage(language)))
                                    .orElse(reply)
                            : reply;
                },
                this::refuse);
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
