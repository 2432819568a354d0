package dev.steelyard.server.login;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.PasswordProof;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.pages.login.SecondFactor;
import dev.steelyard.pages.login.SecondFactorError;
import dev.steelyard.pages.view.FormError;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.pages.view.TooManyAttempts;
import dev.steelyard.server.authorize.interaction.InteractionCodec;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.factor.SecondFactorCodes;
import dev.steelyard.server.factor.UserFactors;
import dev.steelyard.server.metering.Admission;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accepts the form of the second factor, and ends the login that waits for it. Thread-safe. */
final class SecondFactorEndpoint implements Endpoint {
    private final Store store;
    private final BrowserServices browser;
    private final PendingLoginCodec pendings;
    private final SecondFactorCodes codes;
    private final LoginLimits limits;
    private final LoginRecorder logins;
    private final PasskeyLogin passkeys;
    private final LoginFlow flow;
    private final SecondFactorPage page;
    private final InstantSource clock;

    SecondFactorEndpoint(
            Services services,
            SecondFactorCodes codes,
            LoginStep step,
            PendingLoginCodec pendings,
            SecondFactorPage page) {
        this.store = services.context().store();
        this.browser = services.browser();
        this.pendings = pendings;
        this.codes = codes;
        this.limits = step.limits();
        this.logins = step.logins();
        this.passkeys = step.passkeys();
        this.flow = step.flow();
        this.page = page;
        this.clock = services.context().clock();
    }

    @Override
    public Reply handle(Request wire) {
        var form = wire.form();
        var before = browser.sessions().current(wire).orElse(null);
        if (!browser.guard().passes(wire, form, before)) {
            return browser.screens().problem(wire, Problem.FORM_EXPIRED);
        }
        var pending = pendings.open(form, this::password).orElse(null);
        if (pending == null) {
            return browser.screens().problem(wire, Problem.FORM_EXPIRED);
        }
        var user =
                store.read(tx -> tx.users().find(pending.user()))
                        .filter(found -> !found.disabled())
                        .filter(_ -> !pending.expired(clock.instant()));
        return user.map(found -> read(wire, form, found, before, pending))
                .orElseGet(() -> flow.restart(pending.to()));
    }

    private Reply read(
            Request wire,
            Parameters form,
            User user,
            @Nullable SignedInUser before,
            PendingLogin pending) {
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return page.show(wire, before, pending, asked(user, null));
        }
        return passkeys.attempt(wire, LoginFlow.client(pending.to()), form)
                .map(result -> answer(wire, user, before, pending, result))
                .orElseGet(() -> attempt(wire, form, user, before, pending));
    }

    private Optional<PasswordProof> password(Id<User> id) {
        return store.read(
                tx ->
                        tx.users()
                                .find(id)
                                .flatMap(
                                        user ->
                                                tx.users()
                                                        .password(id)
                                                        .map(phc -> new PasswordProof(user, phc))));
    }

    /** A passkey is a whole login: it replaces the password too. */
    private Reply answer(
            Request wire,
            User user,
            @Nullable SignedInUser before,
            PendingLogin pending,
            PasskeyLogin.Result result) {
        var next =
                switch (result) {
                    case PasskeyLogin.Result.Proved(var identity) ->
                            flow.begin(wire, identity, before, pending.to());
                    case PasskeyLogin.Result.NotAccepted _ -> Optional.<Reply>empty();
                };
        return next.orElseGet(
                () ->
                        page.show(
                                wire,
                                before,
                                pending,
                                asked(user, SecondFactorError.PASSKEY_REFUSED)));
    }

    private Reply attempt(
            Request wire,
            Parameters form,
            User user,
            @Nullable SignedInUser before,
            PendingLogin pending) {
        return switch (limits.admitCode(wire, user)) {
            case Admission.Limited(var delay) ->
                    page.later(
                            wire, before, pending, asked(user, new TooManyAttempts(delay)), delay);
            case Admission.Attempt attempt -> {
                try (attempt) {
                    var proved = codes.use(wire, user, form.get(SecondFactor.CODE).orElse(""));
                    if (proved.isEmpty()) {
                        logins.wrongCode(wire, LoginFlow.client(pending.to()), user, attempt);
                        yield page.show(
                                wire, before, pending, asked(user, SecondFactorError.WRONG_CODE));
                    }
                    yield proceed(wire, form, before, pending, proved.get())
                            .orElseGet(() -> flow.restart(pending.to()));
                }
            }
        };
    }

    private Optional<Reply> proceed(
            Request wire,
            Parameters form,
            @Nullable SignedInUser before,
            PendingLogin pending,
            LoginMethod method) {
        var password = pending.password();
        if (password != null) {
            boolean trust =
                    method == LoginMethod.OTP
                            && SecondFactorPage.wantsTrust(form)
                            && page.offersTrust(pending);
            return flow.proved(wire, password, method, before, pending.to(), trust);
        }
        // The form's token binds it to this session, whose user it names.
        return Optional.ofNullable(before)
                .map(
                        signedIn ->
                                flow.addFactor(
                                        wire,
                                        signedIn,
                                        method,
                                        pending.to(),
                                        form.get(InteractionCodec.FIELD)));
    }

    private SecondFactorPage.Asked asked(User user, @Nullable FormError error) {
        var factors = store.read(tx -> UserFactors.of(tx, user.id()));
        return new SecondFactorPage.Asked(user, factors, error);
    }
}
