package dev.steelyard.server.account;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.domain.profile.ProfileField;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.view.Account;
import dev.steelyard.pages.view.AccountField;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.LoginPurpose;
import dev.steelyard.pages.view.Person;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.login.LoginStep;
import dev.steelyard.server.login.VisitorLogin;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The account page, on which a logged-in user edits its profile and opens the clients of its
 * applications. Thread-safe.
 */
public final class AccountEndpoint {
    private static final String SAVED = "saved";

    private final BrowserServices browser;
    private final VisitorLogin login;
    private final ProfileEditor edits;
    private final StartableClients starts;
    private final String path;

    private AccountEndpoint(Services services, LoginStep step) {
        var context = services.context();
        this.browser = services.browser();
        this.path = context.path("/account");
        this.login = step.ofVisitors(LoginPurpose.ACCOUNT, path, Set.of());
        this.edits =
                new ProfileEditor(
                        context.store(),
                        services.activity().throttle(),
                        context.journal(),
                        context.clock());
        this.starts =
                new StartableClients(context.store(), context.settings().issuer(), context.clock());
    }

    public static List<Route> routes(Services services, LoginStep step) {
        var screens = services.browser().screens();
        var endpoint = new AccountEndpoint(services, step);
        return List.of(
                get(endpoint.path, screens.around(endpoint::show)),
                post(endpoint.path, screens.around(endpoint::save)),
                post(endpoint.login.path(), screens.around(endpoint.login)));
    }

    /** {@code GET {issuer}/account}. */
    Reply show(Request wire) {
        return browser.sessions()
                .current(wire)
                .map(
                        signedIn -> {
                            var values = new EnumMap<AccountField, String>(AccountField.class);
                            edits.of(signedIn.user().id())
                                    .forEach((field, value) -> values.put(line(field), value));
                            boolean saved = wire.query().has(SAVED);
                            return page(wire, signedIn, values, Set.of(), saved);
                        })
                .orElseGet(() -> login.ask(wire));
    }

    /** {@code POST {issuer}/account}: saves all lines or none. */
    Reply save(Request wire) {
        var form = wire.form();
        var signedIn = browser.sessions().current(wire).orElse(null);
        if (signedIn == null || !browser.guard().passes(wire, form, signedIn)) {
            return browser.screens().problem(wire, Problem.FORM_EXPIRED);
        }
        var kept = new EnumMap<ProfileField, String>(ProfileField.class);
        var typed = new EnumMap<AccountField, String>(AccountField.class);
        var wrong = EnumSet.noneOf(AccountField.class);
        for (var field : ProfileField.values()) {
            var text = form.get(field.text()).map(String::strip).orElse("");
            if (!text.isEmpty()) {
                typed.put(line(field), text);
                field.parse(text)
                        .ifPresentOrElse(
                                value -> kept.put(field, value), () -> wrong.add(line(field)));
            }
        }
        if (!wrong.isEmpty()) {
            return page(wire, signedIn, typed, wrong, false);
        }
        edits.save(wire, signedIn.user().id(), kept);
        return Reply.redirect(path + "?" + SAVED + "=true").noStore();
    }

    private static AccountField line(ProfileField field) {
        return AccountField.valueOf(field.name());
    }

    private Reply page(
            Request wire,
            SignedInUser signedIn,
            Map<AccountField, String> values,
            Set<AccountField> wrong,
            boolean saved) {
        var user = signedIn.user();
        var token = browser.guard().token(wire, signedIn);
        var screens = browser.screens();
        var page =
                new Account(
                        screens.frame(wire, null),
                        new Person(user.name(), user.email().written()),
                        values,
                        wrong,
                        saved,
                        starts.of(user.id()),
                        new Form(path, Map.of(FormGuard.FIELD, token.field())));
        int status = wrong.isEmpty() ? 200 : 400;
        return token.with(
                screens.page(status, screens.pages().account(page), SecurityHeaders.standard()));
    }
}
