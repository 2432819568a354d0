package dev.steelyard.server.account.security;

import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.journal.FactorRemover;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.store.Store;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.SecurityPart;
import dev.steelyard.pages.factor.AuthenticatorPage;
import dev.steelyard.pages.factor.AuthenticatorRemoval;
import dev.steelyard.pages.item.Action;
import dev.steelyard.pages.item.Fact;
import dev.steelyard.pages.item.Tag;
import dev.steelyard.pages.item.Thing;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.account.SecurityPartReader;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.factor.AuthenticatorEnrolment;
import dev.steelyard.server.factor.FactorChange;
import dev.steelyard.server.factor.FactorPages;
import dev.steelyard.server.factor.SecondFactors;
import dev.steelyard.server.login.LoginDestination;
import dev.steelyard.server.login.LoginFlow;
import java.util.List;
import java.util.Optional;

/** The page on which a user adds or removes its authenticator app (RFC 6238). Thread-safe. */
public final class AuthenticatorEndpoint implements SecurityPartReader {
    private final AccountPages account;
    private final AuthenticatorEnrolment enrolment;
    private final LoginFlow flow;
    private final FactorChanges changes;
    private final EnrolmentGate gate;
    private final Store store;
    private final String security;
    private final FactorPages pages;
    private final String codes;
    private final String path;

    /**
     * @param flow adds the new factor to the login session of its user
     */
    public AuthenticatorEndpoint(
            Services services, AccountPages account, SecondFactors factors, LoginFlow flow) {
        this.account = account;
        this.enrolment = factors.enrolment();
        this.flow = flow;
        this.changes = new FactorChanges(services.activity().throttle(), factors.recorder());
        this.gate = new EnrolmentGate(services, account, factors);
        this.pages = FactorPages.of(services.context().settings());
        this.store = services.context().store();
        this.security = account.path(AccountSection.SECURITY);
        this.codes = RecoveryCodesEndpoint.path(account);
        this.path = security + "/authenticator";
    }

    public List<Route> routes() {
        var proof = account.proof();
        return List.of(
                account.get(path, proof.page(gate.page(this::show))),
                account.post(path, proof.form(path, gate.form(path, this::add))),
                account.post(
                        path + "/remove",
                        proof.form(path, gate.form(path, gate.removal(this::remove)))));
    }

    @Override
    public List<SecurityPart> of(AccountFrame frame, SignedInUser signedIn) {
        var app = app(signedIn);
        return List.of(
                new SecurityPart(
                        "authenticator",
                        frame.say(TranslationKey.AUTHENTICATOR),
                        app.map(found -> thing(frame, found)).stream().toList(),
                        app.isPresent()
                                ? null
                                : new Action(
                                        frame.say(TranslationKey.AUTHENTICATOR_ADD), "", path)));
    }

    private Thing thing(AccountFrame frame, AuthenticatorApp app) {
        return new Thing(
                frame.say(TranslationKey.AUTHENTICATOR_ON),
                new Tag(Tag.Kind.YES, frame.say(TranslationKey.WORKS)),
                List.of(
                        new Fact(frame.say(TranslationKey.SINCE), frame.moment(app.created())),
                        Fact.of(frame.say(TranslationKey.AUTHENTICATOR_ASKED))),
                new Action(
                        frame.say(TranslationKey.REMOVE),
                        frame.say(TranslationKey.AUTHENTICATOR_REST),
                        path));
    }

    /** The authorization request that waits for the factor, or the next page of the account. */
    private String after(SignedInUser signedIn, Parameters form) {
        return pages.waiting(form).orElseGet(() -> hasCodes(signedIn) ? security : codes);
    }

    private boolean hasCodes(SignedInUser signedIn) {
        return store.read(tx -> tx.recoveryCodes().left(signedIn.user().id())) > 0;
    }

    private Optional<AuthenticatorApp> app(SignedInUser signedIn) {
        return store.read(tx -> tx.authenticatorApps().ofUser(signedIn.user().id()));
    }

    /** {@code GET {issuer}/account/security/authenticator}. */
    Reply show(Request wire, SignedInUser signedIn) {
        var frame = account.frame(wire, signedIn);
        return app(signedIn).isPresent()
                ? account.page(
                        wire,
                        signedIn,
                        200,
                        path + "/remove",
                        (pages, form) ->
                                pages.authenticatorRemoval(new AuthenticatorRemoval(frame, form)))
                : page(
                        wire,
                        signedIn,
                        enrolment.offer(signedIn.user()),
                        wire.query().get(AuthenticatorPage.CONTINUE).orElse(""),
                        false);
    }

    private Reply page(
            Request wire,
            SignedInUser signedIn,
            AuthenticatorEnrolment.Offer offer,
            String next,
            boolean wrong) {
        var frame = account.frameOfForm(wire, signedIn);
        return account.page(
                wire,
                signedIn,
                wrong ? 400 : 200,
                path,
                (pages, form) ->
                        pages.authenticator(
                                new AuthenticatorPage(
                                        frame,
                                        offer.image(),
                                        offer.typed(),
                                        offer.carried(),
                                        next,
                                        wrong,
                                        form)));
    }

    /** {@code POST {issuer}/account/security/authenticator}. */
    Reply add(Request wire, Parameters form, SignedInUser signedIn) {
        var user = signedIn.user();
        var carried = form.get(AuthenticatorPage.SECRET).orElse("");
        var next = form.get(AuthenticatorPage.CONTINUE).orElse("");
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return page(wire, signedIn, enrolment.again(user, carried), next, false);
        }
        var confirmed =
                enrolment.confirm(user, carried, form.get(AuthenticatorPage.CODE).orElse(""));
        if (confirmed.isEmpty()) {
            return page(wire, signedIn, enrolment.again(user, carried), next, true);
        }
        boolean added =
                changes.run(
                        wire,
                        signedIn,
                        FactorChange.AUTHENTICATOR_ADDED,
                        tx -> enrolment.add(tx, user, confirmed.get()));
        return added
                ? flow.addFactor(
                        wire,
                        signedIn,
                        LoginMethod.OTP,
                        new LoginDestination.OfPage(after(signedIn, form)),
                        Optional.empty())
                : Reply.redirect(security).noStore();
    }

    /** {@code POST {issuer}/account/security/authenticator/remove}. */
    Reply remove(Request wire, Parameters form, SignedInUser signedIn) {
        changes.run(
                wire,
                signedIn,
                FactorChange.AUTHENTICATOR_REMOVED,
                tx -> FactorRemover.removeApp(tx, signedIn.user().id()));
        return Reply.redirect(security).noStore();
    }
}
