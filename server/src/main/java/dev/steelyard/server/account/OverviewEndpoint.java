package dev.steelyard.server.account;

import dev.steelyard.admin.link.OpenedLink;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.Overview;
import dev.steelyard.pages.account.ResetNotice;
import dev.steelyard.pages.view.Form;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.factor.LoginPolicies;
import dev.steelyard.server.factor.UserFactors;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first page of the account, with the state of each section and the clients that the user can
 * open. Thread-safe.
 */
public final class OverviewEndpoint {
    private final AccountPages account;
    private final String seen;
    private final StartableClients starts;
    private final Map<AccountSection, SectionState> states;
    private final LoginPolicies policies;

    private OverviewEndpoint(AccountPages account, Map<AccountSection, SectionState> states) {
        var context = account.services().context();
        this.account = account;
        this.seen = account.path(AccountSection.OVERVIEW) + "/reset-seen";
        this.states = Map.copyOf(states);
        this.policies = new LoginPolicies(context.settings().secondFactors().staff());
        this.starts = StartableClients.of(context);
    }

    /** Says in a line how a section stands, such as "Signed in at 3 browsers". Thread-safe. */
    @FunctionalInterface
    public interface SectionState {
        String of(AccountFrame frame, SignedInUser signedIn);
    }

    /**
     * The page, and the form with which a user logs in to any page of the account.
     *
     * @param states of sections that have one
     */
    public static List<Route> routes(
            AccountPages account, Map<AccountSection, SectionState> states) {
        var endpoint = new OverviewEndpoint(account, states);
        return List.of(
                account.get(account.path(AccountSection.OVERVIEW), endpoint::show),
                account.post(endpoint.seen, endpoint::see),
                account.login());
    }

    /** {@code GET {issuer}/account}. */
    Reply show(Request wire, SignedInUser signedIn) {
        var frame = account.frame(wire, signedIn);
        var lines = new EnumMap<AccountSection, String>(AccountSection.class);
        states.forEach((section, state) -> lines.put(section, state.of(frame, signedIn)));
        var programs = starts.of(signedIn.user().id());
        return account.page(
                wire,
                signedIn,
                200,
                seen,
                (pages, form) ->
                        pages.overview(
                                new Overview(
                                        frame,
                                        reset(frame, signedIn, form),
                                        lines,
                                        programs,
                                        suggests(signedIn))));
    }

    /** Who made the link by which the password was set; null: the user has seen it. */
    private @Nullable ResetNotice reset(AccountFrame frame, SignedInUser signedIn, Form form) {
        return account.services()
                .context()
                .store()
                .read(
                        tx ->
                                tx.accountLinks()
                                        .unseenReset(signedIn.user().id())
                                        .map(link -> reset(frame, tx, link, form)))
                .orElse(null);
    }

    private static ResetNotice reset(
            AccountFrame frame, Transaction tx, AccountLink link, Form form) {
        var maker = OpenedLink.makerName(tx, link.maker());
        var used = link.used();
        return new ResetNotice(
                maker == null ? "" : maker,
                frame.moment(used == null ? link.expires() : used),
                form);
    }

    /** {@code POST {issuer}/account/reset-seen}. */
    Reply see(Request wire, Parameters form, SignedInUser signedIn) {
        var context = account.services().context();
        context.store()
                .execute(
                        tx ->
                                tx.accountLinks()
                                        .see(signedIn.user().id(), context.clock().instant()));
        return Reply.redirect(account.path(AccountSection.OVERVIEW)).noStore();
    }

    private boolean suggests(SignedInUser signedIn) {
        var user = signedIn.user().id();
        return account.services()
                .context()
                .store()
                .read(
                        tx ->
                                policies.ofUser(tx, user) != SecondFactorPolicy.OFF
                                        && !UserFactors.of(tx, user).any());
    }
}
