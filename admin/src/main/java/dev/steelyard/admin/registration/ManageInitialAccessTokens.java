package dev.steelyard.admin.registration;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.client.EnabledClientFeatures;
import dev.steelyard.admin.link.InviterRules;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.operations.registration.CreatedInitialToken;
import dev.steelyard.operations.registration.InitialAccessTokenView;
import dev.steelyard.operations.registration.RegistrationOperations;
import dev.steelyard.operations.registration.RegistrationOperations.NewInitialAccessToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists and deletes initial access tokens, by which clients register themselves (RFC
 * 7591). Thread-safe.
 */
public final class ManageInitialAccessTokens {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final OperationRunner runner;
    private final EnabledClientFeatures features;
    private final Optional<String> endpoint;

    /**
     * @param endpoint the address at which clients register; empty: registration is off
     */
    public ManageInitialAccessTokens(
            OperationRunner runner, EnabledClientFeatures features, Optional<String> endpoint) {
        this.runner = runner;
        this.features = features;
        this.endpoint = endpoint;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        RegistrationOperations.LIST,
                        call ->
                                list(call.actor(), call.id(), call.page())
                                        .map(found -> call.paged(found, one -> one.token().id()))),
                bind(
                        RegistrationOperations.CREATE,
                        call -> create(call.actor(), call.id(), call.body())),
                bind(RegistrationOperations.GET, call -> get(call.actor(), call.id())),
                bind(
                        RegistrationOperations.DELETE,
                        call -> delete(call.actor(), call.id(), call.expected())));
    }

    public Outcome<CreatedInitialToken> create(
            Actor actor, Id<Application> id, NewInitialAccessToken command) {
        return runner.write(
                actor,
                RegistrationOperations.CREATE,
                context -> {
                    var application = context.hold(id);
                    Limits.checkRoom(
                            "initial access tokens",
                            context.tx().initialAccessTokens().count(id, context.now()),
                            context.limits().invitations());
                    var name = TextRules.name("name", command.name());
                    check(context, command);
                    ClientTemplateRules.check(context, application, command.template());
                    Id<InitialAccessToken> made = context.ids().next();
                    var secret = context.secrets().next(SecretKind.INITIAL_ACCESS_TOKEN, made);
                    var token =
                            new InitialAccessToken(
                                    made,
                                    secret.hash(),
                                    InviterRules.of(actor),
                                    id,
                                    name,
                                    command.template(),
                                    command.registrations(),
                                    0,
                                    command.expires());
                    context.tx().initialAccessTokens().insert(token);
                    context.record(
                            JournalEntry.made(
                                    "initial_access_token.create",
                                    matter(application, token),
                                    AuditedObjectConverter.of(
                                            RegistrationOperations.RECORDED, token)));
                    return new CreatedInitialToken(view(token), secret, endpoint);
                });
    }

    private Outcome<InitialAccessTokenView> get(Actor actor, Id<InitialAccessToken> id) {
        return runner.read(actor, RegistrationOperations.GET, context -> view(one(context, id)));
    }

    /** Tokens that have not expired, including used up ones. */
    private Outcome<List<InitialAccessTokenView>> list(
            Actor actor, Id<Application> application, PageRequest page) {
        return runner.read(
                actor,
                RegistrationOperations.LIST,
                context ->
                        context
                                .tx()
                                .initialAccessTokens()
                                .list(context.application(application).id(), context.now(), page)
                                .stream()
                                .map(this::view)
                                .toList());
    }

    /** Ends a token; clients registered by it stay. */
    private Outcome<InitialAccessToken> delete(
            Actor actor, Id<InitialAccessToken> id, @Nullable Long expected) {
        return runner.write(
                actor,
                RegistrationOperations.DELETE,
                context -> {
                    var application = context.hold(one(context, id).application());
                    // And again: a client may have registered with the token during the wait.
                    var token = one(context, id);
                    OperationContext.expect(expected, token.version());
                    if (!context.tx().initialAccessTokens().remove(id)) {
                        throw OperationRefusal.missing();
                    }
                    context.record(
                            JournalEntry.gone(
                                    "initial_access_token.delete",
                                    matter(application, token),
                                    AuditedObjectConverter.of(
                                            RegistrationOperations.RECORDED, token)));
                    return token;
                });
    }

    private InitialAccessTokenView view(InitialAccessToken token) {
        return new InitialAccessTokenView(
                token, TemplateWarningFinder.of(token.template(), features));
    }

    static AuditSubject matter(Application application, InitialAccessToken token) {
        return AuditSubject.in(application, "initial_access_token", token.id());
    }

    private static void check(OperationContext context, NewInitialAccessToken command) {
        int most = context.limits().clients();
        if (command.registrations() < 1 || command.registrations() > most) {
            throw OperationRefusal.invalid("registrations", "1 to " + most);
        }
        if (!command.expires().isAfter(context.now())
                || command.expires().isAfter(context.now().plus(LONGEST))) {
            throw OperationRefusal.invalid(
                    "expires", "A time in the future, within " + LONGEST.toDays() + " days");
        }
    }

    private static InitialAccessToken one(OperationContext context, Id<InitialAccessToken> id) {
        var token =
                context.tx().initialAccessTokens().find(id).orElseThrow(OperationRefusal::missing);
        context.application(token.application());
        if (!context.now().isBefore(token.expires())) {
            throw OperationRefusal.missing();
        }
        return token;
    }
}
