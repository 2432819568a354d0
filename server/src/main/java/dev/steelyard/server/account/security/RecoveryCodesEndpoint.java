package dev.steelyard.server.account.security;

import dev.steelyard.domain.factor.RecoveryCodes;
import dev.steelyard.domain.store.Store;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.SecurityPart;
import dev.steelyard.pages.factor.NewRecoveryCodes;
import dev.steelyard.pages.factor.RecoveryCodesPage;
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
import dev.steelyard.server.factor.FactorChange;
import dev.steelyard.server.factor.SecondFactors;
import dev.steelyard.server.factor.UserFactors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The page on which a user gets ten recovery codes, shown once, to print or to save as a file.
 * Thread-safe.
 */
public final class RecoveryCodesEndpoint implements SecurityPartReader {
    /** Below this number the user is told to make new ones. */
    private static final int FEW = 3;

    private static final Pattern CODES =
            Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}( [0-9A-Z]{4}-[0-9A-Z]{4}){9}");

    private final AccountPages account;
    private final SecondFactors factors;
    private final FactorChanges changes;
    private final Store store;
    private final String security;
    private final String path;

    public RecoveryCodesEndpoint(Services services, AccountPages account, SecondFactors factors) {
        this.account = account;
        this.factors = factors;
        this.changes = new FactorChanges(services.activity().throttle(), factors.recorder());
        this.store = services.context().store();
        this.security = account.path(AccountSection.SECURITY);
        this.path = path(account);
    }

    static String path(AccountPages account) {
        return account.path(AccountSection.SECURITY) + "/recovery-codes";
    }

    public List<Route> routes() {
        var proof = account.proof();
        return List.of(
                account.get(path, proof.page(this::show)),
                account.post(path, proof.form(path, this::replace)),
                account.post(path + "/file", this::file));
    }

    @Override
    public List<SecurityPart> of(AccountFrame frame, SignedInUser signedIn) {
        var has = factors(signedIn);
        if (!has.any()) {
            return List.of();
        }
        int left = has.recoveryCodes();
        var tag =
                left >= FEW ? null : new Tag(Tag.Kind.SOON, frame.say(TranslationKey.RECOVERY_FEW));
        var thing =
                new Thing(
                        frame.say(
                                TranslationKey.RECOVERY_LEFT,
                                Integer.toString(left),
                                Integer.toString(RecoveryCodes.MANY)),
                        tag,
                        List.of(Fact.of(frame.say(TranslationKey.RECOVERY_HINT))),
                        new Action(frame.say(TranslationKey.RECOVERY_MAKE), "", path));
        return List.of(
                new SecurityPart(
                        "recovery", frame.say(TranslationKey.RECOVERY), List.of(thing), null));
    }

    private UserFactors factors(SignedInUser signedIn) {
        return store.read(tx -> UserFactors.of(tx, signedIn.user().id()));
    }

    /** {@code GET {issuer}/account/security/recovery-codes}. */
    Reply show(Request wire, SignedInUser signedIn) {
        var has = factors(signedIn);
        if (!has.any()) {
            return Reply.redirect(security).noStore();
        }
        var frame = account.frame(wire, signedIn);
        return account.page(
                wire,
                signedIn,
                200,
                path,
                (pages, form) ->
                        pages.recoveryCodes(
                                new RecoveryCodesPage(frame, has.recoveryCodes() > 0, form)));
    }

    /** {@code POST {issuer}/account/security/recovery-codes}. */
    Reply replace(Request wire, Parameters form, SignedInUser signedIn) {
        var codes = factors.codes().newRecoveryCodes();
        boolean replaced =
                changes.run(
                        wire,
                        signedIn,
                        FactorChange.RECOVERY_CODES_REPLACED,
                        tx -> {
                            var user = signedIn.user().id();
                            if (!UserFactors.of(tx, user).any()) {
                                return false;
                            }
                            factors.codes().replaceRecoveryCodes(tx, user, codes);
                            return true;
                        });
        if (!replaced) {
            return Reply.redirect(security).noStore();
        }
        return show(wire, signedIn, codes);
    }

    private Reply show(Request wire, SignedInUser signedIn, List<String> codes) {
        var frame = account.frameOfForm(wire, signedIn);
        return account.page(
                        wire,
                        signedIn,
                        200,
                        path + "/file",
                        (pages, file) ->
                                pages.newRecoveryCodes(new NewRecoveryCodes(frame, codes, file)))
                .noStore();
    }

    /**
     * {@code POST {issuer}/account/security/recovery-codes/file}: the codes of the page, which
     * sends them back, since the server doesn't know them any more.
     */
    Reply file(Request wire, Parameters form, SignedInUser signedIn) {
        var codes = form.get(NewRecoveryCodes.CODES).orElse("");
        if (!CODES.matcher(codes).matches()) {
            return Reply.redirect(path).noStore();
        }
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return show(wire, signedIn, List.of(codes.split(" ", -1)));
        }
        var text =
                account.frame(wire, signedIn)
                                .say(
                                        TranslationKey.RECOVERY_FILE,
                                        signedIn.user().email().written())
                        + "\n\n"
                        + codes.replace(' ', '\n')
                        + "\n";
        return Reply.of(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                .noStore()
                .with("Content-Disposition", "attachment; filename=\"recovery-codes.txt\"")
                .with("X-Content-Type-Options", "nosniff");
    }
}
