package dev.steelyard.admin.account;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.admin.link.OpenedLink;
import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AnonymousOperation;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactorFacts;
import dev.steelyard.domain.journal.FactorRemover;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.journal.SessionEndReason;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.link.AccountReset;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.user.FactorResetOperations;
import dev.steelyard.operations.user.FactorResetOperations.NewEnrolmentLink;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Removes the second factors of users who lost them, for the operator, and makes the links with
 * which users add a first one (rule 13). A user without factors gets a link by it too. Thread-safe.
 */
public final class ResetFactors {
    /** How long a user may add a factor after it opened the link. */
    private static final Duration PERMITTED = Duration.ofHours(1);

    private final OperationRunner runner;
    private final RevocationService endings;
    private final MailWriter mails;
    private final Function<Secret, String> link;

    ResetFactors(
            OperationRunner runner,
            RevocationService endings,
            MailWriter mails,
            Function<Secret, String> link) {
        this.runner = runner;
        this.endings = endings;
        this.mails = mails;
        this.link = link;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(bind(FactorResetOperations.RESET, call -> reset(call.actor(), call.id())));
    }

    /** Removes all factors, ends the sessions, and makes the link. */
    public Outcome<NewEnrolmentLink> reset(Actor actor, Id<User> id) {
        return runner.write(
                actor,
                FactorResetOperations.RESET,
                context -> {
                    var user =
                            StaffLinks.hold(
                                    context,
                                    actor,
                                    id,
                                    AccountReset.Kind.FACTORS,
                                    "You can't reset your own second factors; change them at your"
                                            + " account");
                    var before = FactorFacts.of(context.tx(), id);
                    FactorRemover.removeAll(context.tx(), id);
                    context.tx().trustedBrowsers().endAll(id);
                    var after = FactorFacts.of(context.tx(), id);
                    endings.sessions(context.tx(), id, SessionEndReason.FACTORS_RESET);
                    context.tx().changed(ChangeKey.user(id));
                    var made = StaffLinks.make(context, actor, id, Purpose.FACTOR_ENROLMENT);
                    var subject = AuditSubject.of(null, "user", id);
                    context.record(
                            JournalEntry.of(
                                            "user.factors_reset",
                                            subject,
                                            Difference.between(before, after))
                                    .with("link", made.id())
                                    .with("expires", made.expires()));
                    tell(context, user, actor, !before.equals(after));
                    return new NewEnrolmentLink(
                            made.id(), link.apply(made.secret()), made.expires());
                });
    }

    private void tell(OperationContext context, User user, Actor actor, boolean removed) {
        var by = actor.asUser().flatMap(context.tx().users()::find).map(User::name).orElse(null);
        mails.send(
                context.tx(),
                removed ? MailKind.FACTOR_REMOVED : MailKind.FACTOR_LINK,
                MailRecipient.of(user.email()),
                MailFacts.NONE.with(MailFact.TIME, context.now()).with(MailFact.BY, by));
    }

    /** The state of a link for {@code user}, who is logged in. */
    public AccountLinkState look(String text, Id<User> user) {
        return OpenedLink.done(
                runner.readAnonymously(context -> read(context, text, user).state()));
    }

    /** Uses the link: the user may add a first factor for an hour. */
    public AccountLinkState open(
            String text, Id<User> user, @Nullable String source, @Nullable String request) {
        return OpenedLink.done(
                runner.writeAnonymously(
                        source,
                        request,
                        context -> {
                            context.tx().staff().lock();
                            context.tx().users().lock(user);
                            var opened = read(context, text, user);
                            var found = opened.link();
                            if (found == null
                                    || opened.state() != AccountLinkState.OPEN
                                    || !context.tx()
                                            .accountLinks()
                                            .consume(found.id(), context.now())) {
                                return opened.state() == AccountLinkState.OPEN
                                        ? AccountLinkState.USED
                                        : opened.state();
                            }
                            context.tx()
                                    .accountLinks()
                                    .end(user, Purpose.FACTOR_ENROLMENT, context.now());
                            context.tx()
                                    .factorEnrolments()
                                    .permit(user, context.now().plus(PERMITTED));
                            context.recordAs(
                                    "user:" + user,
                                    JournalEntry.of(
                                                    "user.enrolment_permitted",
                                                    AuditSubject.of(null, "user", user))
                                            .with("link", found.id())
                                            .with("maker", found.maker()));
                            return AccountLinkState.OPEN;
                        }));
    }

    private static OpenedLink read(AnonymousOperation context, String text, Id<User> user) {
        var opened = OpenedLink.read(context, text, Purpose.FACTOR_ENROLMENT);
        var found = opened.link();
        return found == null || found.user().equals(user) ? opened : OpenedLink.unknown();
    }
}
