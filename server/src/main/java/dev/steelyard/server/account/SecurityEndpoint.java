package dev.steelyard.server.account;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.Security;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.server.browser.SignedInUser;
import java.util.List;

/**
 * The section of the account with the ways in which a user logs in, and what happened lately.
 * Thread-safe.
 */
public final class SecurityEndpoint {
    private final AccountPages account;
    private final List<SecurityPartReader> parts;
    private final SecurityEventReader events;

    private SecurityEndpoint(AccountPages account, List<SecurityPartReader> parts) {
        this.account = account;
        this.parts = List.copyOf(parts);
        this.events = new SecurityEventReader(account.services().context().store());
    }

    /**
     * @param parts in the order of the page
     */
    public static List<Route> routes(AccountPages account, List<SecurityPartReader> parts) {
        var endpoint = new SecurityEndpoint(account, parts);
        return List.of(account.get(account.path(AccountSection.SECURITY), endpoint::show));
    }

    /** The line of the overview. */
    public static String state(AccountFrame frame, SignedInUser signedIn) {
        return frame.say(
                TranslationKey.ACCOUNT_SECURITY_STATE,
                frame.moment(signedIn.session().authTime()).text());
    }

    /** {@code GET {issuer}/account/security}. */
    Reply show(Request wire, SignedInUser signedIn) {
        var frame = account.frame(wire, signedIn);
        return account.page(
                account.pages()
                        .security(
                                new Security(
                                        frame,
                                        parts.stream()
                                                .flatMap(part -> part.of(frame, signedIn).stream())
                                                .toList(),
                                        events.of(frame, signedIn.user().id()))));
    }
}
