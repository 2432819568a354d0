package dev.steelyard.server.password;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.admin.account.RequestRecovery;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.password.RecoveryRequest;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.login.LoginStep;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import java.util.List;
import java.util.Map;

/**
 * The page on which a user asks for a link to choose a new password. Known and unknown addresses
 * get one answer, by the same statements. Thread-safe.
 */
public final class RecoveryRequestEndpoint {
    private static final String SENT = "/sent";

    private final RequestRecovery recovery;
    private final Throttle throttle;
    private final BrowserServices browser;
    private final String path;

    private RecoveryRequestEndpoint(Services services, RequestRecovery recovery) {
        this.recovery = recovery;
        this.throttle = services.activity().throttle();
        this.browser = services.browser();
        this.path = services.context().path(LoginStep.RECOVERY);
    }

    public static List<Route> routes(Services services, RequestRecovery recovery) {
        var endpoint = new RecoveryRequestEndpoint(services, recovery);
        var screens = services.browser().screens();
        return List.of(
                get(endpoint.path, screens.around(endpoint::show)),
                post(endpoint.path, screens.around(endpoint::send)),
                get(endpoint.path + SENT, screens.around(endpoint::sent)));
    }

    /** {@code GET {issuer}/recovery/request}. */
    Reply show(Request wire) {
        return recovery.isOn() ? page(wire, "", false) : byStaff(wire);
    }

    /** {@code POST {issuer}/recovery/request}. */
    Reply send(Request wire) {
        var form = wire.form();
        if (!browser.guard().passes(wire, form, null)) {
            return browser.screens().problem(wire, Problem.FORM_EXPIRED);
        }
        if (!recovery.isOn()) {
            return byStaff(wire);
        }
        var typed = form.get(RecoveryRequest.EMAIL).orElse("").strip();
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return page(wire, typed, false);
        }
        var address = EmailAddress.parse(typed).orElse(null);
        if (address == null) {
            return page(wire, typed, true);
        }
        var language = browser.screens().frame(wire, null).language().tag();
        var account = address.normalised();
        var mark = browser.recognizer().known(wire, account);
        throttle.counted(
                List.of(
                        mark.map(known -> Limit.RECOVERY_OF_KNOWN_BROWSER.of(account, known))
                                .orElseGet(
                                        () ->
                                                Limit.RECOVERY_OF_ADDRESS.at(
                                                        wire.network(), account)),
                        Limit.RECOVERY_AT_SOURCE.at(wire.network())),
                "Too many requests for links; wait, then try again",
                tx -> recovery.request(tx, address, language, wire.source(), mark.isPresent()));
        return Reply.redirect(path + SENT).noStore();
    }

    /** {@code GET {issuer}/recovery/request/sent}. */
    Reply sent(Request wire) {
        return browser.screens().message(wire, Notice.RECOVERY_SENT, List.of());
    }

    private Reply byStaff(Request wire) {
        return browser.screens().message(wire, Notice.RECOVERY_BY_STAFF, List.of());
    }

    private Reply page(Request wire, String email, boolean malformed) {
        var token = browser.guard().token(wire, null);
        var screens = browser.screens();
        var view =
                new RecoveryRequest(
                        screens.frameOfForm(wire, null),
                        email,
                        malformed,
                        new Form(path, Map.of(FormGuard.FIELD, token.field())));
        return token.with(
                screens.page(
                        malformed ? 400 : 200,
                        screens.pages().recoveryRequest(view),
                        SecurityHeaders.standard()));
    }
}
