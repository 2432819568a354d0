package dev.steelyard.admin.user;

import static dev.steelyard.domain.permission.ManagementPermission.USERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.USERS_WRITE;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Facts;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.Endings;
import dev.steelyard.domain.journal.SessionEnd;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.session.SessionLife;
import dev.steelyard.domain.user.User;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Login sessions of users, the operator's to see and to end (rule 9): each ends as by a logout,
 * with the access tokens that live on it, while offline grants go on. Thread-safe.
 */
public final class ManageSessions {
    private final OperationRunner acts;
    private final Endings endings;
    private final SessionLife life;

    public ManageSessions(OperationRunner acts, Endings endings, SessionLife life) {
        this.acts = acts;
        this.endings = endings;
        this.life = life;
    }

    /** Those that live. */
    public Outcome<List<Session>> list(Actor actor, Id<User> user, Page page) {
        return acts.read(
                actor,
                USERS_READ,
                act -> {
                    known(act.tx().users().find(user));
                    return act.tx().sessions().live(user, act.now(), life, page);
                });
    }

    public Outcome<Session> end(
            Actor actor, Id<User> user, Id<Session> id, @Nullable Long expected) {
        return acts.write(
                actor,
                USERS_WRITE,
                act -> {
                    var session =
                            act.tx()
                                    .sessions()
                                    .find(id)
                                    .filter(found -> found.user().equals(user))
                                    .orElseThrow(Refused::missing);
                    OperationContext.expect(expected, Session.VERSION);
                    if (!endings.session(act.tx(), id, user, SessionEnd.ENDED)) {
                        throw Refused.missing();
                    }
                    act.record(
                            Entry.gone(
                                    "session.end",
                                    Matter.of(null, "session", id),
                                    Facts.NONE.with("user", user)));
                    return session;
                });
    }

    /** All of a user; how many there were. */
    public Outcome<Integer> endAll(Actor actor, Id<User> user) {
        return acts.write(
                actor,
                USERS_WRITE,
                act -> {
                    known(act.tx().users().lock(user));
                    int ended = endings.sessions(act.tx(), user, SessionEnd.ENDED);
                    act.record(
                            Entry.of("session.end_all", Matter.of(null, "user", user))
                                    .with("sessions", ended));
                    return ended;
                });
    }

    private static void known(Optional<User> user) {
        if (user.isEmpty()) {
            throw Refused.missing();
        }
    }
}
