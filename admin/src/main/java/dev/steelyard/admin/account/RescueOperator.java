package dev.steelyard.admin.account;

import dev.steelyard.admin.account.RecoverPassword.Recovery;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.admin.link.OpenedLink;
import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.admin.operation.AnonymousOperation;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.link.RescueLink;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets an operator in again by a link that was made on the server's machine: with a new password,
 * and enabled. All other operators are told. Thread-safe.
 */
public final class RescueOperator {
    /** Longer than the clocks of nodes differ. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** How long the operator may then add a first second factor. */
    private static final Duration ENROLMENT = Duration.ofHours(1);

    private final OperationRunner runner;
    private final NewPasswords passwords;
    private final PasswordWriter writer;
    private final MailWriter mails;

    RescueOperator(
            OperationRunner runner,
            NewPasswords passwords,
            PasswordWriter writer,
            MailWriter mails) {
        this.runner = runner;
        this.passwords = passwords;
        this.writer = writer;
        this.mails = mails;
    }

    /**
     * Shows whom the link is for; it stays unused. The address of no operator looks as an unknown
     * link does.
     */
    public OpenedLink look(RescueLink link) {
        return OpenedLink.done(runner.readAnonymously(context -> read(context, link)));
    }

    /** Sets the password, enables the operator, and ends sessions and refresh token families. */
    public Recovery rescue(
            RescueLink link, Password password, @Nullable String source, @Nullable String request) {
        return passwords.recover(
                look(link),
                password,
                phc ->
                        OpenedLink.done(
                                runner.writeAnonymously(
                                        source, request, context -> write(context, link, phc))));
    }

    private Recovery write(AnonymousOperation context, RescueLink link, String phc) {
        context.tx().staff().lock();
        var opened = read(context, link);
        var known = opened.user();
        if (opened.state() != AccountLinkState.OPEN || known == null) {
            return new Recovery.Unusable(opened.state());
        }
        var user = context.tx().users().lock(known.id()).orElseThrow();
        if (!context.tx().usedChallenges().use(nonce(link), link.expires().plus(REMEMBERED))) {
            return new Recovery.Unusable(AccountLinkState.USED);
        }
        if (user.disabled()) {
            context.tx().users().update(enabled(user));
        }
        writer.write(
                context,
                user,
                phc,
                "system",
                PasswordWriter.entry("user.rescue", user)
                        .with("enabled", user.disabled() ? true : null),
                null,
                new PasswordWriter.Kept.Nothing());
        // Else a demanded second factor that the operator lacks would refuse the login.
        context.tx().factorEnrolments().permit(user.id(), context.now().plus(ENROLMENT));
        tellOthers(context, user);
        return new Recovery.Done();
    }

    private static String nonce(RescueLink link) {
        return "rescue:" + link.nonce();
    }

    private void tellOthers(RunningOperation context, User rescued) {
        for (var staff : context.tx().staff().of(new Authority.Operator())) {
            var other =
                    context.tx()
                            .users()
                            .find(staff.user())
                            .filter(user -> !user.id().equals(rescued.id()))
                            .orElse(null);
            if (other != null) {
                mails.send(
                        context.tx(),
                        MailKind.OPERATOR_RESCUED,
                        MailRecipient.of(other.email()),
                        MailFacts.NONE
                                .with(MailFact.ACCOUNT, rescued.email().written())
                                .with(MailFact.TIME, context.now()));
            }
        }
    }

    private static OpenedLink read(RunningOperation context, RescueLink link) {
        var user =
                context.tx()
                        .users()
                        .findByEmail(link.operator())
                        .filter(
                                found ->
                                        context.tx()
                                                .staff()
                                                .find(found.id())
                                                .filter(
                                                        staff ->
                                                                staff.authority()
                                                                        instanceof
                                                                        Authority.Operator)
                                                .isPresent())
                        .orElse(null);
        if (user == null) {
            return new OpenedLink(AccountLinkState.UNKNOWN, null, null, null);
        }
        var state =
                context.tx().usedChallenges().isUsed(nonce(link))
                        ? AccountLinkState.USED
                        : context.now().isBefore(link.expires())
                                ? AccountLinkState.OPEN
                                : AccountLinkState.EXPIRED;
        return new OpenedLink(state, null, user, null);
    }

    private static User enabled(User user) {
        return new User(
                user.id(), user.email(), user.name(), user.emailVerified(), false, user.version());
    }
}
