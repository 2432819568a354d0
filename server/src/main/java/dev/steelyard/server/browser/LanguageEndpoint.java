package dev.steelyard.server.browser;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.pages.frame.LanguageSwitch;
import dev.steelyard.pages.view.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Leads back to the page on which a user chose a language, which {@link HtmlPageWriter#around}
 * stores. Its form needs no token: another site can at most change the language. Thread-safe.
 */
final class LanguageEndpoint implements Endpoint {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final HtmlPageWriter screens;
    private final String home;

    /**
     * @param home the path to go to without a page to go back to
     */
    LanguageEndpoint(HtmlPageWriter screens, String home) {
        this.screens = screens;
        this.home = home;
    }

    /** {@code POST {issuer}/language}. */
    @Override
    public Reply handle(Request request) {
        var form = request.form();
        var problem = form.get(LanguageSwitch.PROBLEM).flatMap(LanguageEndpoint::problem);
        var reference = form.get(LanguageSwitch.REFERENCE).orElse("");
        return problem.isPresent() && REFERENCE.matcher(reference).matches()
                ? screens.again(request, problem.get(), reference)
                : Reply.redirect(back(form.get(LanguageSwitch.BACK))).noStore();
    }

    private String back(Optional<String> page) {
        return page.filter(LanguageEndpoint::isLocal).orElse(home);
    }

    private static Optional<Problem> problem(String name) {
        return Arrays.stream(Problem.values())
                .filter(problem -> problem.name().equals(name))
                .findFirst();
    }

    /** A path on this server, in the characters of a URL (RFC 3986), and of no other authority. */
    private static boolean isLocal(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }
}
