package dev.steelyard.server.account.security;

import dev.steelyard.admin.account.RequestEnrolment;
import dev.steelyard.domain.store.Store;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.factor.EnrolmentRefused;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.account.UserEndpoint;
import dev.steelyard.server.account.UserFormEndpoint;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.factor.EnrolmentRules;
import dev.steelyard.server.factor.FactorPages;
import dev.steelyard.server.factor.SecondFactors;
import dev.steelyard.server.factor.UserFactors;
import java.util.List;

/** Lets through users who may change their second factors ({@link EnrolmentRules}). Thread-safe. */
public final class EnrolmentGate {
    private final Store store;
    private final AccountPages account;
    private final HtmlPageWriter screens;
    private final EnrolmentRules rules;
    private final RequestEnrolment links;
    private final String mail;

    public EnrolmentGate(Services services, AccountPages account, SecondFactors factors) {
        this.store = services.context().store();
        this.account = account;
        this.screens = services.browser().screens();
        this.rules = factors.rules();
        this.links = factors.links();
        this.mail = FactorPages.of(services.context().settings()).mail();
    }

    /** {@code page}; a user who may not change its factors sees what to do instead. */
    public UserEndpoint page(UserEndpoint page) {
        return (wire, signedIn) ->
                switch (answer(signedIn)) {
                    case ALLOWED -> page.show(wire, signedIn);
                    case PROVE_FACTOR -> account.askAgain(wire, signedIn);
                    case LINK_NEEDED -> refused(wire, signedIn);
                };
    }

    /**
     * {@code form}; for a user who may not change its factors it changes nothing and leads back.
     *
     * @param page the path of the page with the form
     */
    public UserFormEndpoint form(String page, UserFormEndpoint form) {
        return (wire, fields, signedIn) ->
                answer(signedIn) == EnrolmentRules.Answer.ALLOWED
                        ? form.handle(wire, fields, signedIn)
                        : Reply.redirect(page).noStore();
    }

    /** {@code form} that removes a factor; the last one stays while the password needs it. */
    public UserFormEndpoint removal(UserFormEndpoint form) {
        return (wire, fields, signedIn) ->
                store.read(tx -> UserFactors.isLastBesideShortPassword(tx, signedIn.user().id()))
                        ? screens.message(wire, Notice.LAST_FACTOR, List.of())
                        : form.handle(wire, fields, signedIn);
    }

    private EnrolmentRules.Answer answer(SignedInUser signedIn) {
        return store.read(tx -> rules.of(tx, signedIn));
    }

    private Reply refused(Request wire, SignedInUser signedIn) {
        var frame = account.frame(wire, signedIn);
        boolean mailed = store.read(tx -> links.isOffered(tx, signedIn.user().id()));
        return account.page(
                wire,
                signedIn,
                403,
                mail,
                (pages, form) ->
                        pages.enrolmentRefused(new EnrolmentRefused(frame, mailed ? form : null)));
    }
}
