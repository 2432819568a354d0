package dev.steelyard.server.browser;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.pages.frame.LanguageSwitch;
import dev.steelyard.pages.language.Language;

/**
 * Stores the language that a user chose in a cookie, and leads back to the page. Its form needs no
 * token: another site can at most change the language. Thread-safe.
 */
final class LanguageEndpoint implements Endpoint {
    private final BrowserCookies cookies;
    private final String home;

    /**
     * @param home the path to go to without a page to go back to
     */
    LanguageEndpoint(BrowserCookies cookies, String home) {
        this.cookies = cookies;
        this.home = home;
    }

    /** {@code POST {issuer}/language}. */
    @Override
    public Reply handle(Request request) {
        var form = request.form();
        var back = form.get(LanguageSwitch.BACK).filter(LanguageEndpoint::isLocal).orElse(home);
        var reply = Reply.redirect(back).noStore();
        return form.get(LanguageSwitch.LANGUAGE)
                .flatMap(Language::parse)
                .map(chosen -> reply.with("Set-Cookie", cookies.withLanguage(chosen)))
                .orElse(reply);
    }

    /** A path on this server, in the characters of a URL (RFC 3986), and of no other authority. */
    private static boolean isLocal(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }
}
