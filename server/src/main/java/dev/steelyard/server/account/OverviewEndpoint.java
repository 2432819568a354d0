package dev.steelyard.server.account;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.Overview;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.server.browser.SignedInUser;
import java.util.EnumMap;
import java.util.List;

/**
 * The first page of the account, with the state of each section and the clients that the user can
 * open. Thread-safe.
 */
public final class OverviewEndpoint {
    private final AccountPages account;
    private final StartableClients starts;

    private OverviewEndpoint(AccountPages account) {
        var context = account.services().context();
        this.account = account;
        this.starts =
                new StartableClients(context.store(), context.settings().issuer(), context.clock());
    }

    /** The page, and the form with which a user logs in to any page of the account. */
    public static List<Route> routes(AccountPages account) {
        var endpoint = new OverviewEndpoint(account);
        return List.of(
                account.get(account.path(AccountSection.OVERVIEW), endpoint::show),
                account.login());
    }

    /** {@code GET {issuer}/account}. */
    Reply show(Request wire, SignedInUser signedIn) {
        var frame = account.frame(wire, signedIn);
        var states = new EnumMap<AccountSection, String>(AccountSection.class);
        states.put(AccountSection.PROFILE, signedIn.user().name());
        states.put(
                AccountSection.SECURITY,
                frame.say(
                        TranslationKey.ACCOUNT_SECURITY_STATE,
                        frame.moment(signedIn.session().authTime()).text()));
        return account.page(
                account.pages()
                        .overview(new Overview(frame, states, starts.of(signedIn.user().id()))));
    }
}
