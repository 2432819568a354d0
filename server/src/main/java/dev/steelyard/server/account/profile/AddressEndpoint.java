package dev.steelyard.server.account.profile;

import dev.steelyard.admin.address.ChangeAddress;
import dev.steelyard.admin.address.ChangeAddress.Confirmation;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.AddressPage;
import dev.steelyard.pages.account.Question;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.LinkProblems;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.metering.Limit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pages on which a user asks for a change of its address and confirms it by the link that was
 * mailed to the new one. Both demand a fresh proof, so that only the account's own user confirms. A
 * GET does not use the link up. Thread-safe.
 */
public final class AddressEndpoint {
    private static final String LINK = "link";
    private static final String SENT = "sent";
    private static final String CONFIRMED = "confirmed";
    private static final String CANCELLED = "cancelled";

    private final AccountPages account;
    private final ChangeAddress change;
    private final AddressLines lines;
    private final String path;
    private final String confirmation;

    private AddressEndpoint(AccountPages account, ChangeAddress change) {
        this.account = account;
        this.change = change;
        this.lines = new AddressLines(account, change);
        this.path = lines.path();
        this.confirmation = path + "/confirm";
    }

    public static List<Route> routes(AccountPages account, ChangeAddress change) {
        var endpoint = new AddressEndpoint(account, change);
        var proof = account.proof();
        return List.of(
                account.get(endpoint.path, proof.page(endpoint::show)),
                account.post(endpoint.path, proof.form(endpoint.path, endpoint::save)),
                account.get(endpoint.confirmation, proof.page(endpoint::ask)),
                account.post(endpoint.confirmation, endpoint::confirm));
    }

    /** {@code GET {issuer}/account/profile/address}. */
    Reply show(Request wire, SignedInUser signedIn) {
        var notice =
                switch (wire.query().get(AccountPages.DONE).orElse("")) {
                    case SENT -> TranslationKey.ADDRESS_SENT;
                    case CONFIRMED -> TranslationKey.ADDRESS_DONE;
                    case CANCELLED -> TranslationKey.ADDRESS_CANCELLED;
                    default -> null;
                };
        return page(wire, signedIn, "", null, notice);
    }

    /** {@code POST {issuer}/account/profile/address}. */
    Reply save(Request wire, Parameters form, SignedInUser signedIn) {
        var origin = wire.origin().through(null, signedIn.session().id());
        if (form.has(AddressPage.CANCEL)) {
            account.services()
                    .context()
                    .store()
                    .execute(
                            tx -> {
                                signedIn.lock(tx);
                                change.cancel(tx, signedIn.user(), origin);
                            });
            return account.done(path, CANCELLED);
        }
        if (!change.isOn()) {
            return page(wire, signedIn, "", null, null);
        }
        var typed = form.get(AddressPage.EMAIL).orElse("").strip();
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return page(wire, signedIn, typed, null, null);
        }
        var address = EmailAddress.parse(typed).orElse(null);
        if (address == null) {
            return page(wire, signedIn, typed, TranslationKey.RESET_REQUEST_MALFORMED, null);
        }
        var user = signedIn.user();
        if (user.emailVerified() && address.equals(user.email())) {
            return page(wire, signedIn, typed, TranslationKey.ADDRESS_UNCHANGED, null);
        }
        var language = language(wire);
        account.services()
                .activity()
                .throttle()
                .counted(
                        List.of(
                                Limit.ADDRESS_OF_USER.of(user.id().hex()),
                                Limit.ADDRESS_AT_SOURCE.at(wire.network())),
                        "You changed your address too often. Try again later.",
                        tx -> {
                            signedIn.lock(tx);
                            change.request(tx, user, address, language, origin);
                            return user;
                        });
        return account.done(path, SENT);
    }

    /** {@code GET {issuer}/account/profile/address/confirm}. */
    Reply ask(Request wire, SignedInUser signedIn) {
        var text = wire.query().get(LINK).orElse("");
        var user = signedIn.user();
        var opened = change.look(text, user.id());
        var link = opened.link();
        var address = link == null ? null : link.newAddress();
        if (address == null || opened.state() != AccountLinkState.OPEN) {
            return problem(wire, LinkProblems.of(opened.state()));
        }
        var frame = account.frame(wire, signedIn);
        return account.page(
                wire,
                signedIn,
                200,
                (pages, hidden) -> {
                    var fields = new LinkedHashMap<>(hidden);
                    fields.put(LINK, text);
                    return pages.question(
                            new Question(
                                    frame,
                                    AccountSection.PROFILE,
                                    frame.say(
                                            TranslationKey.ADDRESS_CONFIRM_QUESTION,
                                            address.written()),
                                    consequences(frame, user, address),
                                    new Form(confirmation, fields),
                                    frame.say(TranslationKey.ADDRESS_CONFIRM_BUTTON),
                                    frame.say(TranslationKey.BACK)));
                });
    }

    private static List<String> consequences(AccountFrame frame, User user, EmailAddress address) {
        var all = new ArrayList<String>();
        all.add(frame.say(TranslationKey.ADDRESS_CONFIRM_LOGIN));
        if (!address.equals(user.email())) {
            all.add(
                    frame.say(
                            user.emailVerified()
                                    ? TranslationKey.ADDRESS_CONFIRM_OLD
                                    : TranslationKey.ADDRESS_CONFIRM_TOLD,
                            user.email().written()));
        }
        if (!user.emailVerified()) {
            all.add(frame.say(TranslationKey.ADDRESS_CONFIRM_FIRST));
        }
        return all;
    }

    /** {@code POST {issuer}/account/profile/address/confirm}: uses the link. */
    Reply confirm(Request wire, Parameters form, SignedInUser signedIn) {
        var text = form.get(LINK).orElse("");
        if (!account.proof().fresh(signedIn)) {
            return Reply.redirect(
                            confirmation
                                    + "?link="
                                    + URLEncoder.encode(text, StandardCharsets.UTF_8))
                    .noStore();
        }
        var session = signedIn.session().id();
        var confirmed =
                change.confirm(
                        text,
                        signedIn.user().id(),
                        session,
                        language(wire),
                        wire.origin().through(null, session));
        return switch (confirmed) {
            case Confirmation.Done() -> account.done(path, CONFIRMED);
            case Confirmation.Taken _ -> problem(wire, Problem.ADDRESS_TAKEN);
            case Confirmation.Unusable(var state) -> problem(wire, LinkProblems.of(state));
        };
    }

    private Reply problem(Request wire, Problem problem) {
        return account.services().browser().screens().problem(wire, problem);
    }

    private String language(Request wire) {
        return account.services().browser().screens().frame(wire, null).language().tag();
    }

    private Reply page(
            Request wire,
            SignedInUser signedIn,
            String typed,
            @Nullable TranslationKey error,
            @Nullable TranslationKey notice) {
        var frame =
                change.isOn() ? account.frameOfForm(wire, signedIn) : account.frame(wire, signedIn);
        var waits = lines.waiting(frame, signedIn.user()).orElse(null);
        return account.page(
                wire,
                signedIn,
                error == null ? 200 : 400,
                path,
                (pages, form) ->
                        pages.address(
                                new AddressPage(
                                        frame,
                                        lines.alone(frame, signedIn.user()),
                                        waits,
                                        change.isOn(),
                                        typed,
                                        error,
                                        notice,
                                        form)));
    }
}
