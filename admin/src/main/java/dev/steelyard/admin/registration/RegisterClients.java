package dev.steelyard.admin.registration;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;

import dev.steelyard.admin.client.ClientWriter;
import dev.steelyard.admin.client.EnabledClientFeatures;
import dev.steelyard.admin.client.FirstCredentials;
import dev.steelyard.admin.client.rule.SectorIdentifierRules;
import dev.steelyard.admin.link.InviterRules;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AnonymousOperation;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.ClientType;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.registration.Registration;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.operations.client.ClientOperations.NewClient;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers clients by an initial access token (RFC 7591, section 3.1). The actor who issued the
 * token must still be allowed to create such a client, and the rules of every other client apply.
 * Unknown, forged, used, expired and ended tokens, and tokens whose issuer could no longer create
 * such a client, are all missing. Thread-safe.
 */
public final class RegisterClients {
    private final OperationRunner runner;
    private final SectorIdentifierRules sectors;
    private final EnabledClientFeatures offered;

    public RegisterClients(
            OperationRunner runner, SectorIdentifierRules sectors, EnabledClientFeatures offered) {
        this.runner = runner;
        this.sectors = sectors;
        this.offered = offered;
    }

    /**
     * Returns what a token lets a client register, without using it; missing where it is invalid.
     */
    public Outcome<InitialAccessToken> look(String token) {
        return runner.readAnonymously(
                context -> {
                    var found = open(context, token);
                    maker(context, found, context.application(found.application()));
                    return found;
                });
    }

    /** A refusal does not use up the token. */
    public Outcome<RegisteredClient> register(
            String token,
            ClientMetadata metadata,
            @Nullable String source,
            @Nullable String request) {
        var found =
                sectors.fetch(runner.readAnonymously(outside -> needed(outside, token, metadata)));
        return runner.writeAnonymously(
                source,
                request,
                outside -> {
                    var application = outside.hold(open(outside, token).application());
                    // And again: it may have been ended, or the application moved, meanwhile.
                    var by = open(outside, token);
                    var context = outside.as(maker(outside, by, application));
                    if (!context.tx().initialAccessTokens().use(by.id(), context.now())) {
                        throw OperationRefusal.missing();
                    }
                    return make(context, application, by, metadata, found);
                });
    }

    private Optional<SectorIdentifierRules.Needed> needed(
            AnonymousOperation outside, String token, ClientMetadata metadata) {
        var by = open(outside, token);
        var application = outside.application(by.application());
        var context = outside.as(maker(outside, by, application));
        return SectorIdentifierRules.needed(
                null,
                ClientWriter.client(
                        context,
                        application.id(),
                        command(by, metadata, ending(by, context.now()))),
                application.reseller());
    }

    private static @Nullable Instant ending(InitialAccessToken by, Instant now) {
        var life = by.template().credentialLife();
        return life == null ? null : now.plus(life);
    }

    private NewClient command(
            InitialAccessToken by, ClientMetadata metadata, @Nullable Instant expires) {
        var template = by.template();
        var choice = RegistrationChoice.of(template, offered);
        var settings = choice.settings(metadata, template, expires);
        var name = metadata.name();
        return new NewClient(
                name == null ? by.name() : name,
                type(settings.over(ClientSettings.SAFE)),
                choice.grantTypes(metadata),
                metadata.redirectUris(),
                metadata.postLogoutRedirectUris(),
                metadata.origins(),
                template.roles(),
                settings);
    }

    private RegisteredClient make(
            OperationContext context,
            Application application,
            InitialAccessToken by,
            ClientMetadata metadata,
            SectorIdentifierRules.@Nullable Found found) {
        var template = by.template();
        var expires = ending(by, context.now());
        var made =
                ClientWriter.make(
                        context,
                        application,
                        command(by, metadata, expires),
                        new FirstCredentials(template.apiKey(), expires),
                        found);
        var client = made.client();
        var token = context.secrets().next(SecretKind.REGISTRATION_ACCESS_TOKEN, client.id());
        var registration =
                new Registration(
                        client.id(),
                        by.id(),
                        template.grantTypes(),
                        template.methods(),
                        token.hash(),
                        null,
                        context.now());
        context.tx().registrations().insert(registration);
        context.record(
                JournalEntry.made(
                                "registration.create",
                                context.matter("registration", client),
                                ManageRegistrations.facts(registration))
                        .with("made_by", by.madeBy().who()));
        return new RegisteredClient(
                client,
                registration,
                token,
                made.secret(),
                made.apiKey(),
                made.secret() == null ? null : expires);
    }

    private static ClientType type(ClientSettings settings) {
        return settings.authentication().method() == AuthenticationMethod.NONE
                ? ClientType.PUBLIC
                : ClientType.CONFIDENTIAL;
    }

    private static InitialAccessToken open(AnonymousOperation context, String token) {
        var secret =
                Secret.parse(SecretKind.INITIAL_ACCESS_TOKEN, token)
                        .orElseThrow(OperationRefusal::missing);
        return context.tx()
                .initialAccessTokens()
                .find(secret.id())
                .filter(found -> found.hash().matches(secret))
                .filter(found -> found.open(context.now()))
                .orElseThrow(OperationRefusal::missing);
    }

    /** The token as an actor, with its issuer's present permissions. */
    private static Actor maker(
            AnonymousOperation context, InitialAccessToken token, Application application) {
        var authority =
                InviterRules.authority(
                                context, token.madeBy(), CLIENTS_WRITE, application.reseller())
                        .filter(found -> mayExempt(found, token))
                        .orElseThrow(OperationRefusal::missing);
        boolean runs =
                PrincipalStateService.tenancy(context.tx(), application.id())
                        .filter(tenancy -> tenancy.stoppedAt(context.now()) == null)
                        .isPresent();
        if (!runs) {
            throw OperationRefusal.missing();
        }
        return Actor.initialAccessToken(
                token.id(), authority, Set.of(CLIENTS_WRITE), context.origin());
    }

    private static boolean mayExempt(Authority authority, InitialAccessToken token) {
        return !token.template().exempts() || authority instanceof Authority.Operator;
    }
}
