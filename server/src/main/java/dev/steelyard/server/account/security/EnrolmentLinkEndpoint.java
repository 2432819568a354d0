package dev.steelyard.server.account.security;

import dev.steelyard.admin.account.RequestEnrolment;
import dev.steelyard.admin.account.ResetFactors;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.Question;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.LinkProblems;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.factor.FactorPages;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Mails the link that lets a user add a first second factor, and shows its page, also for a link of
 * an operator. The user logs in first; a GET does not use the link up. Thread-safe.
 */
public final class EnrolmentLinkEndpoint {
    private static final String LINK = "link";

    private final AccountPages account;
    private final HtmlPageWriter screens;
    private final ResetFactors links;
    private final RequestEnrolment requests;
    private final Throttle throttle;
    private final String security;
    private final String mail;
    private final String path;

    public EnrolmentLinkEndpoint(
            Services services,
            AccountPages account,
            ResetFactors links,
            RequestEnrolment requests) {
        this.account = account;
        this.requests = requests;
        this.throttle = services.activity().throttle();
        this.mail = FactorPages.of(services.context().settings()).mail();
        this.screens = services.browser().screens();
        this.links = links;
        this.security = account.path(AccountSection.SECURITY);
        this.path = security + "/enrolment";
    }

    public List<Route> routes() {
        var proof = account.proof();
        return List.of(
                account.get(path, proof.page(this::show)),
                account.post(path, this::open),
                account.post(mail, this::send),
                account.get(mail, this::sent));
    }

    /** {@code POST {issuer}/account/security/enrolment/mail}. */
    Reply send(Request wire, Parameters form, SignedInUser signedIn) {
        var language = screens.frame(wire, null).language().tag();
        throttle.counted(
                List.of(
                        Limit.ENROLMENT_OF_USER.of(signedIn.user().id().hex()),
                        Limit.RECOVERY_AT_SOURCE.at(wire.network())),
                "Too many requests for links; wait, then try again",
                tx -> {
                    signedIn.lock(tx);
                    requests.request(tx, signedIn.user(), language, wire.source());
                    return true;
                });
        return Reply.redirect(mail).noStore();
    }

    /** {@code GET {issuer}/account/security/enrolment/mail}: what to do once it was sent. */
    Reply sent(Request wire, SignedInUser signedIn) {
        return screens.message(wire, Notice.ENROLMENT_SENT, List.of());
    }

    /** {@code GET {issuer}/account/security/enrolment}. */
    Reply show(Request wire, SignedInUser signedIn) {
        var link = wire.query().get(LINK).orElse("");
        var state = links.look(link, signedIn.user().id());
        if (state != AccountLinkState.OPEN) {
            return screens.problem(wire, LinkProblems.of(state));
        }
        var frame = account.frame(wire, signedIn);
        return account.page(
                wire,
                signedIn,
                200,
                (pages, hidden) -> {
                    var fields = new LinkedHashMap<>(hidden);
                    fields.put(LINK, link);
                    return pages.question(
                            new Question(
                                    frame,
                                    AccountSection.SECURITY,
                                    frame.say(TranslationKey.ENROLMENT_TITLE),
                                    List.of(frame.say(TranslationKey.ENROLMENT_LEAD)),
                                    new Form(path, fields),
                                    frame.say(TranslationKey.CONTINUE),
                                    frame.say(TranslationKey.BACK)));
                });
    }

    /** {@code POST {issuer}/account/security/enrolment}: uses the link. */
    Reply open(Request wire, Parameters form, SignedInUser signedIn) {
        var link = form.get(LINK).orElse("");
        var state = links.open(link, signedIn.user().id(), wire.source(), wire.id());
        return state == AccountLinkState.OPEN
                ? Reply.redirect(security).noStore()
                : screens.problem(wire, LinkProblems.of(state));
    }
}
