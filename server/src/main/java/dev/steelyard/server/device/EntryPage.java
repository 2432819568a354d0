package dev.steelyard.server.device;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.consent.DeviceEntry;
import dev.steelyard.pages.consent.DeviceEntryError;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormError;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.pages.view.Person;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.pages.view.TooManyAttempts;
import dev.steelyard.server.authorize.source.EnteredCodeCodec;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.login.VisitorLogin;
import dev.steelyard.server.metering.Admission;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a user enters the user code that its device shows (RFC 8628, section 3.3). Only
 * for logged-in users: guesses are counted by user too (section 5.1), and no other visitor can try
 * any. A code that came in the link ({@code verification_uri_complete}) is shown, for the user to
 * compare and submit (section 3.3.1). Thread-safe.
 */
final class EntryPage {
    static final String PATH = "/device";
    static final String USER_CODE = DeviceEntry.USER_CODE;

    /** Forces a new login. */
    private static final String LOGIN = "login";

    private final BrowserServices browser;
    private final VisitorLogin login;
    private final UserCodes userCodes;
    private final EnteredCodeCodec entered;
    private final Throttle throttle;
    private final Store store;
    private final String path;
    private final String authorization;

    EntryPage(
            Services services, VisitorLogin login, UserCodes userCodes, EnteredCodeCodec entered) {
        var context = services.context();
        this.browser = services.browser();
        this.login = login;
        this.userCodes = userCodes;
        this.entered = entered;
        this.throttle = services.activity().throttle();
        this.store = context.store();
        this.path = context.path(PATH);
        this.authorization = context.path("/auth");
    }

    /** {@code GET {issuer}/device}: looks no code up, so that links try none. */
    Reply show(Request wire) {
        var query = wire.query();
        var signedIn = browser.sessions().current(wire);
        return signedIn.isEmpty() || query.has(LOGIN)
                ? login.ask(wire)
                : page(wire, signedIn.get(), query.get(USER_CODE).orElse(""), null);
    }

    /** {@code POST {issuer}/device}. */
    Reply enter(Request wire) {
        var form = wire.form();
        var signedIn = browser.sessions().current(wire).orElse(null);
        if (signedIn == null || !browser.guard().passes(wire, form, signedIn)) {
            return browser.screens().problem(wire, Problem.FORM_EXPIRED);
        }
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return page(wire, signedIn, form.get(USER_CODE).orElse(""), null);
        }
        return switch (admission(wire, signedIn.user().id().hex())) {
            case Admission.Limited(var delay) ->
                    page(wire, signedIn, "", new TooManyAttempts(delay)).retryAfter(delay);
            case Admission.Attempt attempt -> {
                try (attempt) {
                    yield attempt(wire, form, signedIn, attempt);
                }
            }
        };
    }

    private Admission admission(Request wire, String user) {
        var ofUser = Limit.USER_CODE_OF_USER.of(user);
        var atSource = Limit.USER_CODE_AT_SOURCE.at(wire.network());
        var ordinary = throttle.admit(ofUser, atSource, Limit.USER_CODES.of());
        if (!(ordinary instanceof Admission.Limited(var delay))) {
            return ordinary;
        }
        var spared = throttle.admit(ofUser, atSource, Limit.USER_CODE_SPARED.of(user));
        return spared instanceof Admission.Limited(var other) && delay.compareTo(other) < 0
                ? ordinary
                : spared;
    }

    private Reply attempt(
            Request wire, Parameters form, SignedInUser signedIn, Admission.Attempt attempt) {
        var typed = form.get(USER_CODE).orElse("");
        var found = userCodes.find(typed);
        if (found.isEmpty()) {
            store.execute(tx -> attempt.failed(tx));
            return page(wire, signedIn, typed, DeviceEntryError.WRONG_CODE);
        }
        Id<User> user = signedIn.user().id();
        return Reply.redirect(authorization + "?" + entered.query(found.get(), user)).noStore();
    }

    /** {@code GET {issuer}/device/allowed}. */
    Reply allowed(Request wire) {
        return browser.screens().message(wire, Notice.DEVICE_ALLOWED, List.of());
    }

    /** {@code GET {issuer}/device/denied}. */
    Reply denied(Request wire) {
        return browser.screens().message(wire, Notice.DEVICE_DENIED, List.of());
    }

    private Reply page(
            Request wire, SignedInUser signedIn, String code, @Nullable FormError error) {
        var user = signedIn.user();
        var token = browser.guard().token(wire, signedIn);
        var screens = browser.screens();
        var otherAccount = new LinkedHashMap<>(Map.of(LOGIN, "again"));
        if (!code.isEmpty()) {
            otherAccount.put(USER_CODE, code);
        }
        var page =
                new DeviceEntry(
                        screens.frameOfForm(wire, null),
                        new Person(user.name(), user.email().written()),
                        code,
                        error,
                        new Form(path, Map.of(FormGuard.FIELD, token.field())),
                        path + "?" + QueryWriter.of(otherAccount));
        int status = error instanceof TooManyAttempts ? 429 : 200;
        return token.with(
                screens.page(
                        status, screens.pages().deviceEntry(page), SecurityHeaders.standard()));
    }
}
