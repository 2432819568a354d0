package dev.steelyard.server.account;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.Overview;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.factor.LoginPolicies;
import dev.steelyard.server.factor.UserFactors;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The first page of the account, with the state of each section and the clients that the user can
 * open. Thread-safe.
 */
public final class OverviewEndpoint {
    private final AccountPages account;
    private final StartableClients starts;
    private final Map<AccountSection, SectionState> states;
    private final LoginPolicies policies;

    private OverviewEndpoint(AccountPages account, Map<AccountSection, SectionState> states) {
        var context = account.services().context();
        this.account = account;
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
                account.login());
    }

    /** {@code GET {issuer}/account}. */
    Reply show(Request wire, SignedInUser signedIn) {
        var frame = account.frame(wire, signedIn);
        var lines = new EnumMap<AccountSection, String>(AccountSection.class);
        states.forEach((section, state) -> lines.put(section, state.of(frame, signedIn)));
        return account.page(
                account.pages()
                        .overview(
                                new Overview(
                                        frame,
                                        lines,
                                        starts.of(signedIn.user().id()),
                                        suggests(signedIn))));
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
