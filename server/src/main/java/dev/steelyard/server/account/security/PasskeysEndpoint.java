package dev.steelyard.server.account.security;

import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.factor.AuthenticatorPage;
import dev.steelyard.pages.factor.NewPasskeyPage;
import dev.steelyard.pages.factor.PasskeyPage;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.account.SecurityPartReader;
import dev.steelyard.server.account.UserFormEndpoint;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.HtmlPageWriter;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.factor.FactorPages;
import dev.steelyard.server.factor.SecondFactors;
import dev.steelyard.server.passkey.PasskeyService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pages on which a user adds, renames and removes passkeys, after a fresh proof. Thread-safe.
 */
public final class PasskeysEndpoint {
    private final Services services;
    private final AccountPages account;
    private final PasskeyService passkeys;
    private final PasskeyEditor editor;
    private final EnrolmentGate gate;
    private final FactorPages pages;
    private final String path;

    public PasskeysEndpoint(
            Services services,
            AccountPages account,
            SecondFactors factors,
            PasskeyService passkeys) {
        this.services = services;
        this.account = account;
        this.passkeys = passkeys;
        this.pages = FactorPages.of(services.context().settings());
        this.gate = new EnrolmentGate(services, account, factors);
        this.editor = new PasskeyEditor(services, factors);
        this.path = account.path(AccountSection.SECURITY) + "/passkeys";
    }

    /** The part of the security section. */
    public SecurityPartReader part() {
        return new PasskeyPartReader(services.context().store(), path);
    }

    public List<Route> routes() {
        var proof = account.proof();
        var one = path + "/{passkey}";
        return List.of(
                account.get(path, proof.page(gate.page(this::ask))),
                account.post(path, proof.form(path, gate.form(path, this::add))),
                account.get(one, proof.page(gate.page(this::show))),
                account.post(one, fresh(this::rename)),
                account.post(one + "/remove", fresh(gate.removal(this::remove))));
    }

    /** {@code form} of a passkey; without a fresh proof its page. */
    private UserFormEndpoint fresh(UserFormEndpoint form) {
        return (wire, fields, signedIn) ->
                id(wire).map(
                                id ->
                                        account.proof()
                                                .form(
                                                        path + "/" + id,
                                                        gate.form(path + "/" + id, form))
                                                .handle(wire, fields, signedIn))
                        .orElseGet(() -> missing(wire));
    }

    /** {@code GET {issuer}/account/security/passkeys}. */
    Reply ask(Request wire, SignedInUser signedIn) {
        var name = account.frame(wire, signedIn).say(TranslationKey.PASSKEY_NAME_FIRST);
        return ask(wire, wire.query(), signedIn, name, null);
    }

    /**
     * The page that adds a passkey.
     *
     * @param fields with the authorization request that waits for it, if any
     */
    private Reply ask(
            Request wire,
            Parameters fields,
            SignedInUser signedIn,
            String name,
            @Nullable TranslationKey problem) {
        return account.scripted(
                wire,
                signedIn,
                problem == null ? 200 : 400,
                (pages, token) ->
                        pages.newPasskey(
                                new NewPasskeyPage(
                                        account.frameOfForm(wire, signedIn),
                                        name,
                                        Passkey.MAX_NAME,
                                        problem,
                                        passkeys.registration(signedIn.user(), token),
                                        new Form(
                                                path,
                                                Map.of(
                                                        FormGuard.FIELD,
                                                        token.field(),
                                                        AuthenticatorPage.CONTINUE,
                                                        fields.get(AuthenticatorPage.CONTINUE)
                                                                .orElse(""))))));
    }

    /** {@code POST {issuer}/account/security/passkeys}. */
    Reply add(Request wire, Parameters form, SignedInUser signedIn) {
        var name = name(form).orElse(null);
        if (HtmlPageWriter.isLanguageChosen(form)) {
            return ask(wire, form, signedIn, form.get(NewPasskeyPage.NAME).orElse(""), null);
        }
        var created = passkeys.created(form).orElse(null);
        if (name == null || created == null) {
            return ask(
                    wire,
                    form,
                    signedIn,
                    form.get(NewPasskeyPage.NAME).orElse(""),
                    name == null
                            ? TranslationKey.PASSKEY_NAME_WRONG
                            : TranslationKey.PASSKEY_NOT_CREATED);
        }
        return switch (editor.add(wire, signedIn, created, name)) {
            case DONE -> added(form, signedIn);
            case REPEATED -> ask(wire, form, signedIn, name, TranslationKey.PASSKEY_NOT_CREATED);
            case KNOWN -> ask(wire, form, signedIn, name, TranslationKey.PASSKEY_KNOWN);
            case TOO_MANY -> ask(wire, form, signedIn, name, TranslationKey.PASSKEY_TOO_MANY);
        };
    }

    /** Without recovery codes, a user who loses the only passkey could not log in any more. */
    private Reply added(Parameters form, SignedInUser signedIn) {
        var waiting = pages.waiting(form);
        if (waiting.isPresent()) {
            return Reply.redirect(waiting.get()).noStore();
        }
        int codes =
                services.context()
                        .store()
                        .read(tx -> tx.recoveryCodes().left(signedIn.user().id()));
        return codes > 0 ? done() : Reply.redirect(RecoveryCodesEndpoint.path(account)).noStore();
    }

    /** {@code GET {issuer}/account/security/passkeys/{passkey}}. */
    Reply show(Request wire, SignedInUser signedIn) {
        return passkey(wire, signedIn)
                .map(passkey -> show(wire, signedIn, passkey, passkey.name(), false))
                .orElseGet(() -> missing(wire));
    }

    private Reply show(
            Request wire, SignedInUser signedIn, Passkey passkey, String typed, boolean wrong) {
        var own = path + "/" + passkey.id();
        return account.page(
                wire,
                signedIn,
                wrong ? 400 : 200,
                (pages, hidden) ->
                        pages.passkey(
                                new PasskeyPage(
                                        account.frameOfForm(wire, signedIn),
                                        passkey.name(),
                                        typed,
                                        Passkey.MAX_NAME,
                                        wrong,
                                        new Form(own, hidden),
                                        new Form(own + "/remove", hidden))));
    }

    /** {@code POST {issuer}/account/security/passkeys/{passkey}}. */
    Reply rename(Request wire, Parameters form, SignedInUser signedIn) {
        var passkey = passkey(wire, signedIn).orElse(null);
        if (passkey == null) {
            return missing(wire);
        }
        var name = name(form).orElse(null);
        boolean only = HtmlPageWriter.isLanguageChosen(form);
        if (name == null || only) {
            var typed = form.get(NewPasskeyPage.NAME).orElse("");
            return show(wire, signedIn, passkey, typed, !only);
        }
        return editor.rename(signedIn, passkey.id(), name) ? done() : missing(wire);
    }

    /** {@code POST {issuer}/account/security/passkeys/{passkey}/remove}. */
    Reply remove(Request wire, Parameters form, SignedInUser signedIn) {
        return id(wire).filter(id -> editor.remove(wire, signedIn, id)).isPresent()
                ? done()
                : missing(wire);
    }

    private Optional<Passkey> passkey(Request wire, SignedInUser signedIn) {
        return id(wire).flatMap(
                        id ->
                                services.context()
                                        .store()
                                        .read(tx -> editor.find(tx, signedIn.user().id(), id)));
    }

    private static Optional<Id<Passkey>> id(Request wire) {
        return Id.parse(wire.variable("passkey"));
    }

    /** Empty where the name can't be used. */
    private static Optional<String> name(Parameters form) {
        return form.get(NewPasskeyPage.NAME)
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= Passkey.MAX_NAME)
                .filter(name -> name.codePoints().noneMatch(Character::isISOControl));
    }

    private Reply done() {
        return Reply.redirect(account.path(AccountSection.SECURITY)).noStore();
    }

    private Reply missing(Request wire) {
        return services.browser().screens().problem(wire, Problem.NOT_FOUND);
    }
}
