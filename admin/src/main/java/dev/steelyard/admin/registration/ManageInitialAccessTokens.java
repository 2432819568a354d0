package dev.steelyard.admin.registration;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;

import dev.steelyard.admin.link.InviterRights;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.secret.SecretKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by which clients register themselves, made by whoever may make such clients. Thread-safe.
 */
public final class ManageInitialAccessTokens {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final OperationRunner acts;

    public ManageInitialAccessTokens(OperationRunner acts) {
        this.acts = acts;
    }

    public Outcome<MadeInitialAccessToken> create(
            Actor actor, Id<Application> id, NewInitialAccessToken command) {
        return acts.write(
                actor,
                CLIENTS_WRITE,
                act -> {
                    var application = act.hold(id);
                    Limits.room(
                            "initial access tokens",
                            act.tx().initialAccessTokens().count(id, act.now()),
                            act.limits().invitations());
                    var name = TextRules.name("name", command.name());
                    check(act, command);
                    RegistrationTemplates.check(act, application, command.template());
                    Id<InitialAccessToken> made = act.ids().next();
                    var secret = act.secrets().next(SecretKind.INITIAL_ACCESS_TOKEN, made);
                    var token =
                            new InitialAccessToken(
                                    made,
                                    secret.hash(),
                                    InviterRights.of(actor),
                                    id,
                                    name,
                                    command.template(),
                                    command.registrations(),
                                    0,
                                    command.expires());
                    act.tx().initialAccessTokens().insert(token);
                    act.record(
                            Entry.made(
                                    "initial_access_token.create",
                                    matter(application, token),
                                    FactsOf.initialAccessToken(token)));
                    return new MadeInitialAccessToken(token, secret);
                });
    }

    public Outcome<InitialAccessToken> get(Actor actor, Id<InitialAccessToken> id) {
        return acts.read(actor, CLIENTS_READ, act -> one(act, id));
    }

    /** Those that have not expired, used up ones included. */
    public Outcome<List<InitialAccessToken>> list(
            Actor actor, Id<Application> application, Page page) {
        return acts.read(
                actor,
                CLIENTS_READ,
                act ->
                        act.tx()
                                .initialAccessTokens()
                                .list(act.application(application).id(), act.now(), page));
    }

    /** No client registers by it any more; those that did go on. */
    public Outcome<InitialAccessToken> end(
            Actor actor, Id<InitialAccessToken> id, @Nullable Long expected) {
        return acts.write(
                actor,
                CLIENTS_WRITE,
                act -> {
                    var application = act.hold(one(act, id).application());
                    // And again: somebody may have registered while this waited.
                    var token = one(act, id);
                    OperationContext.expect(expected, token.version());
                    if (!act.tx().initialAccessTokens().remove(id)) {
                        throw Refused.missing();
                    }
                    act.record(
                            Entry.gone(
                                    "initial_access_token.delete",
                                    matter(application, token),
                                    FactsOf.initialAccessToken(token)));
                    return token;
                });
    }

    static Matter matter(Application application, InitialAccessToken token) {
        return Matter.in(application, "initial_access_token", token.id());
    }

    private static void check(OperationContext act, NewInitialAccessToken command) {
        int most = act.limits().clients();
        if (command.registrations() < 1 || command.registrations() > most) {
            throw Refused.invalid("registrations", "1 to " + most);
        }
        if (!command.expires().isAfter(act.now())
                || command.expires().isAfter(act.now().plus(LONGEST))) {
            throw Refused.invalid(
                    "expires", "A time to come, within " + LONGEST.toDays() + " days");
        }
    }

    private static InitialAccessToken one(OperationContext act, Id<InitialAccessToken> id) {
        var token = act.tx().initialAccessTokens().find(id).orElseThrow(Refused::missing);
        act.application(token.application());
        if (!act.now().isBefore(token.expires())) {
            throw Refused.missing();
        }
        return token;
    }
}
