package dev.steelyard.admin.user;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.journal.SessionEndReason;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.session.SessionLife;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.user.SessionOperations;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists and ends login sessions of users, for the operator. Ending a session works as a logout: its
 * access tokens end, while offline grants go on. Thread-safe.
 */
public final class ManageSessions {
    private final OperationRunner runner;
    private final RevocationService endings;
    private final SessionLife life;
    private final MailWriter mails;

    public ManageSessions(
            OperationRunner runner, RevocationService endings, SessionLife life, MailWriter mails) {
        this.runner = runner;
        this.endings = endings;
        this.life = life;
        this.mails = mails;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        SessionOperations.LIST,
                        call ->
                                list(call.actor(), call.id(), call.page())
                                        .map(found -> call.paged(found, Session::id))),
                bind(
                        SessionOperations.END,
                        call -> end(call.actor(), call.id("user"), call.id(), call.expected())),
                bind(SessionOperations.END_ALL, call -> endAll(call.actor(), call.id())));
    }

    /** Lists live sessions. */
    public Outcome<List<Session>> list(Actor actor, Id<User> user, PageRequest page) {
        return runner.read(
                actor,
                SessionOperations.LIST,
                context -> {
                    known(context.tx().users().find(user));
                    return context.tx().sessions().live(user, context.now(), life, page);
                });
    }

    public Outcome<Session> end(
            Actor actor, Id<User> user, Id<Session> id, @Nullable Long expected) {
        return runner.write(
                actor,
                SessionOperations.END,
                context -> {
                    var session =
                            context.tx()
                                    .sessions()
                                    .find(id)
                                    .filter(found -> found.user().equals(user))
                                    .orElseThrow(OperationRefusal::missing);
                    OperationContext.expect(expected, Session.VERSION);
                    if (!endings.session(context.tx(), id, user, SessionEndReason.ENDED)) {
                        throw OperationRefusal.missing();
                    }
                    context.record(
                            JournalEntry.gone(
                                    "session.end",
                                    AuditSubject.of(null, "session", id),
                                    AuditedProperties.NONE.with("user", user)));
                    tell(context, user);
                    return session;
                });
    }

    /** Ends all sessions of a user; returns their number. */
    public Outcome<Integer> endAll(Actor actor, Id<User> user) {
        return runner.write(
                actor,
                SessionOperations.END_ALL,
                context -> {
                    known(context.tx().users().lock(user));
                    int ended = endings.sessions(context.tx(), user, SessionEndReason.ENDED);
                    context.record(
                            JournalEntry.of("session.end_all", AuditSubject.of(null, "user", user))
                                    .with("sessions", ended));
                    if (ended > 0) {
                        tell(context, user);
                    }
                    return ended;
                });
    }

    private void tell(OperationContext context, Id<User> id) {
        var user = context.user(id);
        mails.send(
                context.tx(),
                MailKind.SESSIONS_ENDED,
                MailRecipient.of(user.email()),
                MailFacts.NONE
                        .with(MailFact.ACCOUNT, user.email().written())
                        .with(MailFact.TIME, context.now()));
    }

    private static void known(Optional<User> user) {
        if (user.isEmpty()) {
            throw OperationRefusal.missing();
        }
    }
}
