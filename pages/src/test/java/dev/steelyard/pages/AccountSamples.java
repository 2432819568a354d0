package dev.steelyard.pages;

import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.account.AddressPage;
import dev.steelyard.pages.account.ConnectedPrograms;
import dev.steelyard.pages.account.DataPage;
import dev.steelyard.pages.account.ExportPage;
import dev.steelyard.pages.account.MembershipsPage;
import dev.steelyard.pages.account.Overview;
import dev.steelyard.pages.account.PasswordPage;
import dev.steelyard.pages.account.ProfileLine;
import dev.steelyard.pages.account.ProfilePage;
import dev.steelyard.pages.account.Question;
import dev.steelyard.pages.account.ResetNotice;
import dev.steelyard.pages.account.Security;
import dev.steelyard.pages.account.SecurityEventLine;
import dev.steelyard.pages.account.SecurityPart;
import dev.steelyard.pages.account.SessionsPage;
import dev.steelyard.pages.consent.Permission;
import dev.steelyard.pages.factor.AuthenticatorPage;
import dev.steelyard.pages.factor.AuthenticatorRemoval;
import dev.steelyard.pages.factor.EnrolmentRefused;
import dev.steelyard.pages.factor.NewPasskeyPage;
import dev.steelyard.pages.factor.NewRecoveryCodes;
import dev.steelyard.pages.factor.PasskeyPage;
import dev.steelyard.pages.factor.QrImage;
import dev.steelyard.pages.factor.RecoveryCodesPage;
import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.item.Action;
import dev.steelyard.pages.item.Fact;
import dev.steelyard.pages.item.Tag;
import dev.steelyard.pages.item.Thing;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.password.NewPassword;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Link;
import dev.steelyard.pages.view.LoginLink;
import dev.steelyard.pages.view.PasskeyPrompt;
import dev.steelyard.pages.view.Person;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pages of the account, with texts of one's choice. */
final class AccountSamples {
    private static final Instant NOW = Instant.parse("2026-12-01T14:00:00Z");
    private static final Pages PAGES = new Pages();

    private AccountSamples() {}

    static Map<String, String> of(Frame frame) {
        return of(frame, "Ada Lovelace");
    }

    /** Each page, with {@code words} wherever others may have written. */
    static Map<String, String> of(Frame frame, String words) {
        var account =
                new AccountFrame(
                        frame,
                        new Person(words, words),
                        "/oidc/account",
                        "/oidc/session/end",
                        ZoneId.of("Europe/Berlin"),
                        NOW,
                        NOW);
        var form = new Form("/oidc/account/profile", Map.of("csrf", words));
        var thing =
                new Thing(
                        words,
                        new Tag(Tag.Kind.YES, words),
                        List.of(
                                Fact.of(words),
                                new Fact(words, account.moment(NOW)),
                                new Fact(
                                        words,
                                        null,
                                        new Link(words, URI.create("https://sales.example.com/")))),
                        new Action(words, words, "/oidc/account"));
        var pages = new LinkedHashMap<String, String>();
        pages.put(
                "account",
                PAGES.overview(
                        new Overview(
                                account,
                                new ResetNotice(words, account.moment(NOW), form),
                                Map.of(AccountSection.PROFILE, words),
                                List.of(
                                        new LoginLink(
                                                words, words, "https://app.example.com/start")),
                                true)));
        pages.put(
                "account-authenticator",
                PAGES.authenticator(
                        new AuthenticatorPage(
                                account,
                                new QrImage(29, "M4 4h7v1h-7z"),
                                "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                                words,
                                words,
                                true,
                                form)));
        pages.put(
                "account-enrolment-refused",
                PAGES.enrolmentRefused(new EnrolmentRefused(account, null)));
        pages.put(
                "account-enrolment-by-mail",
                PAGES.enrolmentRefused(new EnrolmentRefused(account, form)));
        pages.put(
                "account-recovery",
                PAGES.recoveryCodes(new RecoveryCodesPage(account, true, form)));
        pages.put(
                "account-recovery-codes",
                PAGES.newRecoveryCodes(
                        new NewRecoveryCodes(account, List.of("7KQM-2XRD", "H4TB-9WZN"), form)));
        pages.put(
                "account-authenticator-removal",
                PAGES.authenticatorRemoval(new AuthenticatorRemoval(account, form)));
        pages.put(
                "account-profile",
                PAGES.profile(
                        new ProfilePage(
                                account,
                                thing,
                                Map.of(ProfileLine.GIVEN_NAME, words),
                                Set.of(ProfileLine.WEBSITE),
                                false,
                                form)));
        pages.put(
                "account-address",
                PAGES.address(
                        new AddressPage(
                                account,
                                thing,
                                new Fact(words, account.moment(NOW)),
                                true,
                                words,
                                TranslationKey.ADDRESS_UNCHANGED,
                                TranslationKey.ADDRESS_SENT,
                                form)));
        pages.put(
                "account-address-without-mail",
                PAGES.address(new AddressPage(account, thing, null, false, "", null, null, form)));
        pages.put(
                "account-password",
                PAGES.password(
                        new PasswordPage(
                                account,
                                () -> TranslationKey.PASSWORD_CURRENT_WRONG,
                                new NewPassword(15, null),
                                form)));
        pages.put(
                "account-security",
                PAGES.security(
                        new Security(
                                account,
                                List.of(new SecurityPart("password", words, List.of(thing), null)),
                                List.of(
                                        new SecurityEventLine(
                                                words, words, account.moment(NOW))))));
        pages.put(
                "account-sessions",
                PAGES.sessions(
                        new SessionsPage(
                                account,
                                List.of(
                                        new SessionsPage.Line(thing, null),
                                        new SessionsPage.Line(thing, "665f1c2ab09d4e7711aa02c4")),
                                form,
                                form,
                                null)));
        pages.put(
                "account-programs",
                PAGES.programs(
                        new ConnectedPrograms(
                                account,
                                List.of(
                                        new ConnectedPrograms.Program(
                                                words,
                                                words,
                                                words,
                                                true,
                                                thing.facts(),
                                                true,
                                                List.of(new Permission(words, true)),
                                                List.of(TranslationKey.IDENTITY_NAME),
                                                new Action(words, words, "/oidc/account"))),
                                form,
                                null)));
        pages.put(
                "account-memberships",
                PAGES.memberships(new MembershipsPage(account, List.of(thing), null)));
        pages.put(
                "account-question",
                PAGES.question(
                        new Question(
                                account,
                                AccountSection.PROGRAMS,
                                words,
                                List.of(words),
                                form,
                                words,
                                words)));
        pages.put(
                "account-passkey-new",
                PAGES.newPasskey(
                        new NewPasskeyPage(
                                account,
                                words,
                                60,
                                null,
                                new PasskeyPrompt("{\"challenge\":\"" + words + "\"}", words),
                                form)));
        pages.put(
                "account-passkey",
                PAGES.passkey(new PasskeyPage(account, words, words, 60, true, form, form)));
        pages.put(
                "account-data",
                PAGES.data(
                        new DataPage(
                                account,
                                "/oidc/account/data/export",
                                "/oidc/account/data/delete",
                                form,
                                true)));
        pages.put("account-export", PAGES.export(new ExportPage(account, form)));
        return pages;
    }
}
