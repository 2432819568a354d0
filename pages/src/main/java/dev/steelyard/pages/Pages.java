package dev.steelyard.pages;

import dev.steelyard.pages.account.AddressPage;
import dev.steelyard.pages.account.ConnectedPrograms;
import dev.steelyard.pages.account.DataPage;
import dev.steelyard.pages.account.ExportPage;
import dev.steelyard.pages.account.MembershipsPage;
import dev.steelyard.pages.account.Overview;
import dev.steelyard.pages.account.PasswordPage;
import dev.steelyard.pages.account.ProfilePage;
import dev.steelyard.pages.account.Question;
import dev.steelyard.pages.account.Security;
import dev.steelyard.pages.account.SessionsPage;
import dev.steelyard.pages.consent.Consent;
import dev.steelyard.pages.consent.DeviceEntry;
import dev.steelyard.pages.factor.AuthenticatorPage;
import dev.steelyard.pages.factor.AuthenticatorRemoval;
import dev.steelyard.pages.factor.EnrolmentRefused;
import dev.steelyard.pages.factor.NewPasskeyPage;
import dev.steelyard.pages.factor.NewRecoveryCodes;
import dev.steelyard.pages.factor.PasskeyPage;
import dev.steelyard.pages.factor.RecoveryCodesPage;
import dev.steelyard.pages.invitation.ContactConfirmation;
import dev.steelyard.pages.invitation.Invitation;
import dev.steelyard.pages.invitation.StaffInvitation;
import dev.steelyard.pages.login.DeletionNotice;
import dev.steelyard.pages.login.FactorNeeded;
import dev.steelyard.pages.login.LoggedOut;
import dev.steelyard.pages.login.Login;
import dev.steelyard.pages.login.Logout;
import dev.steelyard.pages.login.SecondFactor;
import dev.steelyard.pages.password.AddressUndo;
import dev.steelyard.pages.password.Recovery;
import dev.steelyard.pages.password.RecoveryRequest;
import dev.steelyard.pages.view.ErrorPage;
import dev.steelyard.pages.view.FormPost;
import dev.steelyard.pages.view.MailPage;
import dev.steelyard.pages.view.Message;
import dev.steelyard.pages.view.Welcome;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * Renders the login, consent, account and other pages as complete HTML documents. A page is sent as
 * {@link #CONTENT_TYPE} with {@link SecurityHeaders}. Thread-safe. The templates are compiled with
 * this module, so a page that can't be rendered is a defect and throws {@link
 * gg.jte.TemplateException}.
 */
public final class Pages {
    public static final String CONTENT_TYPE = "text/html; charset=utf-8";

    // Also in the POM: the package of the templates compiled from src/main/jte.
    private static final String TEMPLATES = "dev.steelyard.pages.template";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);

    public String login(Login view) {
        return render("login.jte", view);
    }

    public String authenticator(AuthenticatorPage view) {
        return render("account/authenticator.jte", view);
    }

    public String authenticatorRemoval(AuthenticatorRemoval view) {
        return render("account/authenticatorRemoval.jte", view);
    }

    public String enrolmentRefused(EnrolmentRefused view) {
        return render("account/enrolmentRefused.jte", view);
    }

    public String factorNeeded(FactorNeeded view) {
        return render("factorNeeded.jte", view);
    }

    public String recoveryCodes(RecoveryCodesPage view) {
        return render("account/recoveryCodes.jte", view);
    }

    public String newRecoveryCodes(NewRecoveryCodes view) {
        return render("account/newRecoveryCodes.jte", view);
    }

    public String secondFactor(SecondFactor view) {
        return render("secondFactor.jte", view);
    }

    public String consent(Consent view) {
        return render("consent.jte", view);
    }

    public String deletionNotice(DeletionNotice view) {
        return render("deletionNotice.jte", view);
    }

    public String welcome(Welcome view) {
        return render("welcome.jte", view);
    }

    public String overview(Overview view) {
        return render("account/overview.jte", view);
    }

    /** The form for the user's profile (OpenID Connect Core, section 5.1). */
    public String profile(ProfilePage view) {
        return render("account/profile.jte", view);
    }

    public String address(AddressPage view) {
        return render("account/address.jte", view);
    }

    public String addressUndo(AddressUndo view) {
        return render("addressUndo.jte", view);
    }

    public String data(DataPage view) {
        return render("account/data.jte", view);
    }

    public String export(ExportPage view) {
        return render("account/export.jte", view);
    }

    public String programs(ConnectedPrograms view) {
        return render("account/programs.jte", view);
    }

    public String memberships(MembershipsPage view) {
        return render("account/memberships.jte", view);
    }

    /** The page that asks before something of the account ends. */
    public String question(Question view) {
        return render("account/question.jte", view);
    }

    public String password(PasswordPage view) {
        return render("account/password.jte", view);
    }

    public String recovery(Recovery view) {
        return render("recovery.jte", view);
    }

    public String recoveryRequest(RecoveryRequest view) {
        return render("recoveryRequest.jte", view);
    }

    public String sessions(SessionsPage view) {
        return render("account/sessions.jte", view);
    }

    public String security(Security view) {
        return render("account/security.jte", view);
    }

    /** The form by which a user adds a passkey. */
    public String newPasskey(NewPasskeyPage view) {
        return render("passkey/add.jte", view);
    }

    /** The forms by which a user renames or removes a passkey. */
    public String passkey(PasskeyPage view) {
        return render("passkey/edit.jte", view);
    }

    /** The form for the code of a device (RFC 8628, section 3.3). */
    public String deviceEntry(DeviceEntry view) {
        return render("deviceEntry.jte", view);
    }

    public String invitation(Invitation view) {
        return render("invitation.jte", view);
    }

    public String staffInvitation(StaffInvitation view) {
        return render("staffInvitation.jte", view);
    }

    /** The question whether mails may go to the address of a contact. */
    public String contactConfirmation(ContactConfirmation view) {
        return render("contactConfirmation.jte", view);
    }

    /** The question whether to sign out (OpenID Connect RP-Initiated Logout 1.0, section 2). */
    public String logout(Logout view) {
        return render("logout.jte", view);
    }

    public String loggedOut(LoggedOut view) {
        return render("loggedOut.jte", view);
    }

    public String message(Message view) {
        return render("message.jte", view);
    }

    public String error(ErrorPage view) {
        return render("error.jte", view);
    }

    /**
     * An authorization response in {@code response_mode=form_post}, submitted by script or by a
     * button.
     */
    public String formPost(FormPost view) {
        return render("formPost.jte", view);
    }

    /** The HTML part of a mail. It is no page of the server, and goes with no headers. */
    public String mail(MailPage view) {
        return render("mail.jte", view);
    }

    private String render(String template, Object view) {
        var html = new StringOutput();
        engine.render(template, view, html);
        return html.toString();
    }
}
