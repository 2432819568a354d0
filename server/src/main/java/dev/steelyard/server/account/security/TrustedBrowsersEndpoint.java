package dev.steelyard.server.account.security;

import dev.steelyard.domain.factor.TrustedBrowser;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Store;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.Question;
import dev.steelyard.pages.account.SecurityPart;
import dev.steelyard.pages.item.Action;
import dev.steelyard.pages.item.Fact;
import dev.steelyard.pages.item.Thing;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.account.SecurityPartReader;
import dev.steelyard.server.browser.BrowserTrust;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.factor.UserFactors;
import java.util.List;
import java.util.Optional;

/**
 * The browsers that a user trusts: a part of the security section, with pages that end the trust in
 * one or in all. That only protects, so it needs no fresh proof. Thread-safe.
 */
public final class TrustedBrowsersEndpoint implements SecurityPartReader {
    private static final String BROWSER = "browser";

    private final AccountPages account;
    private final Store store;
    private final BrowserTrust trust;
    private final TrustEnder ender;
    private final String security;
    private final String path;

    public TrustedBrowsersEndpoint(AccountPages account) {
        var services = account.services();
        this.account = account;
        this.store = services.context().store();
        this.trust = services.browser().trust();
        this.ender = new TrustEnder(services.context());
        this.security = account.path(AccountSection.SECURITY);
        this.path = security + "/browsers";
    }

    public List<Route> routes() {
        var one = path + "/{" + BROWSER + "}";
        return List.of(
                account.get(path, this::askAll),
                account.post(path, this::endAll),
                account.get(one, this::ask),
                account.post(one, this::end));
    }

    @Override
    public List<SecurityPart> of(AccountFrame frame, SignedInUser signedIn) {
        var browsers = browsers(signedIn);
        boolean factor = store.read(tx -> UserFactors.of(tx, signedIn.user().id())).authenticator();
        if (!trust.possible() || (browsers.isEmpty() && !factor)) {
            return List.of();
        }
        return List.of(
                new SecurityPart(
                        "browsers",
                        frame.say(TranslationKey.TRUSTED),
                        browsers.isEmpty()
                                ? List.of(none(frame))
                                : browsers.stream().map(one -> thing(frame, one)).toList(),
                        browsers.size() < 2
                                ? null
                                : new Action(frame.say(TranslationKey.TRUSTED_END_ALL), "", path)));
    }

    private static Thing none(AccountFrame frame) {
        return new Thing(
                frame.say(TranslationKey.TRUSTED_NONE),
                null,
                List.of(Fact.of(frame.say(TranslationKey.TRUSTED_NONE_MORE))),
                null);
    }

    private Thing thing(AccountFrame frame, TrustedBrowser browser) {
        var used = browser.used();
        var name = name(frame, browser);
        return new Thing(
                name,
                null,
                List.of(
                        new Fact(
                                frame.say(TranslationKey.TRUSTED_SINCE),
                                frame.moment(browser.created())),
                        used == null
                                ? Fact.of(frame.say(TranslationKey.TRUSTED_UNUSED))
                                : new Fact(
                                        frame.say(TranslationKey.TRUSTED_USED), frame.moment(used)),
                        new Fact(
                                frame.say(TranslationKey.TRUSTED_UNTIL),
                                frame.moment(browser.ends(trust.lifetime())))),
                new Action(
                        frame.say(TranslationKey.TRUSTED_END),
                        " " + frame.say(TranslationKey.TRUSTED_END_REST, name),
                        path + "/" + browser.id()));
    }

    private static String name(AccountFrame frame, TrustedBrowser trusted) {
        var browser = trusted.browser();
        return frame.browser(
                browser.program().orElse(null), browser.system().orElse(null), browser.agent());
    }

    private List<TrustedBrowser> browsers(SignedInUser signedIn) {
        return store.read(tx -> trust.ofUser(tx, signedIn.user().id()));
    }

    /** {@code GET {issuer}/account/security/browsers}: asks before all end. */
    Reply askAll(Request wire, SignedInUser signedIn) {
        var frame = account.frame(wire, signedIn);
        return ask(wire, signedIn, frame, path, frame.say(TranslationKey.TRUSTED_QUESTION_ALL));
    }

    /** {@code GET {issuer}/account/security/browsers/{browser}}: asks before one ends. */
    Reply ask(Request wire, SignedInUser signedIn) {
        var frame = account.frame(wire, signedIn);
        return browsers(signedIn).stream()
                .filter(browser -> named(wire).filter(browser.id()::equals).isPresent())
                .findFirst()
                .map(
                        browser ->
                                ask(
                                        wire,
                                        signedIn,
                                        frame,
                                        path + "/" + browser.id(),
                                        frame.say(
                                                TranslationKey.TRUSTED_QUESTION,
                                                name(frame, browser))))
                .orElseGet(() -> Reply.redirect(security).noStore());
    }

    private Reply ask(
            Request wire,
            SignedInUser signedIn,
            AccountFrame frame,
            String action,
            String question) {
        return account.page(
                wire,
                signedIn,
                200,
                action,
                (pages, form) ->
                        pages.question(
                                new Question(
                                        frame,
                                        AccountSection.SECURITY,
                                        question,
                                        List.of(
                                                frame.say(TranslationKey.TRUSTED_CONSEQUENCE),
                                                frame.say(TranslationKey.TRUSTED_KEEPS)),
                                        form,
                                        frame.say(TranslationKey.TRUSTED_END),
                                        frame.say(TranslationKey.TRUSTED_STAY))));
    }

    /** {@code POST {issuer}/account/security/browsers}. */
    Reply endAll(Request wire, Parameters form, SignedInUser signedIn) {
        ender.endAll(wire, signedIn);
        return Reply.redirect(security).noStore();
    }

    /** {@code POST {issuer}/account/security/browsers/{browser}}. */
    Reply end(Request wire, Parameters form, SignedInUser signedIn) {
        named(wire).ifPresent(browser -> ender.end(wire, signedIn, browser));
        return Reply.redirect(security).noStore();
    }

    private static Optional<Id<TrustedBrowser>> named(Request wire) {
        return Id.parse(wire.variable(BROWSER));
    }
}
