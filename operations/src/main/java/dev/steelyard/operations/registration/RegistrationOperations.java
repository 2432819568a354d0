package dev.steelyard.operations.registration;

import static dev.steelyard.domain.client.metadata.AuthenticationMethod.CLIENT_SECRET_BASIC;
import static dev.steelyard.domain.client.metadata.AuthenticationMethod.PRIVATE_KEY_JWT;
import static dev.steelyard.domain.client.setting.FlowSettings.PROFILE;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;
import static dev.steelyard.operations.model.Operation.create;
import static dev.steelyard.operations.model.Operation.delete;
import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.registration.Registration;
import dev.steelyard.domain.registration.RegistrationTemplate;
import dev.steelyard.operations.client.ClientFields;
import dev.steelyard.operations.client.SettingFields;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Input;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.ShownOnce;
import dev.steelyard.operations.schema.Type;
import dev.steelyard.operations.schema.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes the operations on initial access tokens (RFC 7591) and on the registrations of clients
 * that used them.
 */
public final class RegistrationOperations {
    private static final String ALL = "/applications/{application}/initial-access-tokens";
    private static final String ONE = "/initial-access-tokens/{initial_access_token}";
    private static final String OF_CLIENT = "/clients/{client}/registration";

    private static final String FIRST =
            "initial-access-tokens create APPLICATION --name Scales --grant-types"
                    + " client_credentials --roles ROLE --registrations 5 --expires 7d";

    private static final Set<AuthenticationMethod> USUAL_METHODS =
            Set.of(CLIENT_SECRET_BASIC, PRIVATE_KEY_JWT);

    private static final Set<AuthenticationMethod> PROFILE_METHODS = Set.of(PRIVATE_KEY_JWT);

    private static final String METHOD_WORDS =
            List.of(AuthenticationMethod.values()).stream()
                    .map(AuthenticationMethod::parameter)
                    .collect(Collectors.joining(", "));

    private static final Field<Id<InitialAccessToken>> ID =
            Fields.id("The id, which the token itself carries.");

    private static final Field<Id<Application>> APPLICATION =
            Fields.reference("application", "applications", "The application of its clients.");

    private static final Field<Set<Id<Role>>> ROLES =
            Fields.references("roles", "ROLE", "roles", "The roles of each of its clients.");

    private static final Field<Set<GrantType>> GRANT_TYPES =
            ClientFields.GRANT_TYPES.about(
                    "The grant types that its clients may have, of "
                            + String.join(", ", GrantType.parameters())
                            + ".");

    private static final Field<Set<AuthenticationMethod>> METHODS =
            Field.of(
                    "token_endpoint_auth_methods",
                    Types.set(
                            Types.choice(
                                    "METHOD",
                                    List.of(AuthenticationMethod.values()),
                                    AuthenticationMethod::parameter),
                            "An array of " + METHOD_WORDS),
                    "How its clients may authenticate; by default by a secret or by a JWT, with a"
                            + " security profile by a JWT.");

    private static final Field<Boolean> REQUIRE_PKCE =
            Fields.flag("require_pkce", "Whether the client must use PKCE; leave it true.")
                    .more("Of confidential clients; false only by the operator.")
                    .otherwise(true);

    private static final Field<Boolean> AUDIENCE =
            Fields.flag(
                            "token_endpoint_audience",
                            "Whether aud of their assertions may be the token endpoint's address;"
                                    + " leave it false.")
                    .more("Only the operator can set true.")
                    .otherwise(false);

    private static final Field<Boolean> API_KEY =
            Fields.flag("api_key", "Whether confidential clients get an API key; by default true.")
                    .otherwise(true);

    private static final Field<Long> LIFE =
            Field.of(
                            "credentials_expire_after",
                            Types.number("SECONDS"),
                            "The life of a client's first secret, its API key and its own keys in"
                                    + " seconds; null: no end.")
                    .orNull();

    private static final Field<Long> REGISTRATIONS =
            Field.of(
                            "registrations",
                            new Type.Whole(
                                    "NUMBER", 1, Long.MAX_VALUE, "A whole number, 1 or more"),
                            "The number of clients that may register by it; by default 1.")
                    .otherwise(1L);

    private static final Field<Instant> EXPIRES =
            Fields.time("expires", "The end of its life, within 366 days.");

    private static final RequestSchema<NewInitialAccessToken> NEW =
            RequestSchema.<NewInitialAccessToken>of(
                            "NewInitialAccessToken",
                            "The settings of its clients, and the values that they may choose.",
                            in ->
                                    new NewInitialAccessToken(
                                            in.get(Fields.NAME),
                                            template(in),
                                            Math.clamp(
                                                    in.orStandard(REGISTRATIONS),
                                                    1,
                                                    Integer.MAX_VALUE),
                                            in.get(EXPIRES)))
                    .required(Fields.NAME)
                    .optional(ROLES)
                    .required(GRANT_TYPES)
                    .optional(METHODS, REQUIRE_PKCE, AUDIENCE, SettingFields.of(PROFILE), API_KEY)
                    .optional(LIFE, REGISTRATIONS)
                    .required(EXPIRES);

    /** The members of a token that the audit log records. */
    public static final ObjectSchema<InitialAccessToken> RECORDED =
            withTemplate(
                            ObjectSchema.<InitialAccessToken>of(
                                            "RecordedInitialAccessToken",
                                            "An initial access token in the audit log.")
                                    .with(APPLICATION, InitialAccessToken::application)
                                    .with(Fields.NAME, InitialAccessToken::name),
                            token -> PROFILE.kind().write(token.template().profile()))
                    .with(EXPIRES, InitialAccessToken::expires);

    private static final ObjectSchema<InitialAccessToken> MEMBERS =
            withTemplate(
                            ObjectSchema.<InitialAccessToken>of("InitialAccessTokenMembers", "")
                                    .with(ID, InitialAccessToken::id)
                                    .with(APPLICATION, InitialAccessToken::application)
                                    .with(Fields.NAME, InitialAccessToken::name),
                            token ->
                                    SettingFields.answered(
                                            PROFILE.kind(),
                                            PROFILE.kind().write(token.template().profile())))
                    .with(
                            Fields.number("used", "The number of clients that registered by it."),
                            token -> (long) token.used())
                    .with(
                            Fields.text(
                                    "made_by",
                                    "Its creator, who must be able to create such a client when one"
                                            + " registers: `user:<id>`, `client:<id>` or `system`."),
                            token -> token.madeBy().who())
                    .with(EXPIRES, InitialAccessToken::expires);

    private static final ObjectSchema<InitialAccessTokenView> TOKEN =
            ObjectSchema.<InitialAccessTokenView>of(
                            "InitialAccessToken", "A token by which clients register themselves.")
                    .including(MEMBERS, InitialAccessTokenView::token)
                    .with(
                            Field.of(
                                    "warnings",
                                    new Type.Sentences(),
                                    "Features that it allows, and no client can register for."),
                            InitialAccessTokenView::warnings)
                    .versioned(view -> view.token().version());

    private static final ObjectSchema<CreatedInitialToken> MADE =
            ObjectSchema.<CreatedInitialToken>of(
                            "MadeInitialAccessToken", "A new token, which is shown once.")
                    .including(TOKEN, CreatedInitialToken::view)
                    .maybe(
                            Fields.once("initial_access_token"),
                            made -> new ShownOnce(made.secret().reveal()))
                    .with(
                            Fields.text(
                                            "registration_endpoint",
                                            "The address at which clients register; null:"
                                                    + " registration is off.")
                                    .orNull(),
                            made -> made.endpoint().orElse(null));

    /** The members of a registration that the audit log records. */
    public static final ObjectSchema<Registration> RECORDED_REGISTRATION =
            ObjectSchema.<Registration>of(
                            "RecordedRegistration", "A registration in the audit log.")
                    .with(
                            Fields.reference("client", "clients", "The client."),
                            Registration::client)
                    .with(
                            Fields.reference(
                                    "initial_access_token",
                                    "initial-access-tokens",
                                    "The token that it registered by, which may be gone."),
                            Registration::by)
                    .with(GRANT_TYPES, Registration::grantTypes)
                    .with(METHODS, Registration::methods);

    private static final ObjectSchema<Registration> REGISTRATION =
            ObjectSchema.<Registration>of(
                            "Registration", "A client's registration, which the client manages.")
                    .including(RECORDED_REGISTRATION, registration -> registration)
                    .with(Fields.time("created", "The time of creation."), Registration::created)
                    .versioned(_ -> Registration.VERSION);

    public static final Operation<NoBody, Listing<InitialAccessTokenView>> LIST =
            list("listInitialAccessTokens", ALL, "List initial access tokens")
                    .note("Without those that have expired.")
                    .needs(CLIENTS_READ)
                    .pages(TOKEN)
                    .columns("_id", "name", "grant_types", "registrations", "used", "expires")
                    .first(FIRST);

    public static final Operation<NewInitialAccessToken, CreatedInitialToken> CREATE =
            create("createInitialAccessToken", ALL, "Create an initial access token")
                    .note(
                            "It is shown once. For callers that could create such clients"
                                    + " themselves. Registration has to be on.")
                    .needs(CLIENTS_WRITE)
                    .forbids(RefusalCode.OPERATOR_ONLY, RefusalCode.LIMIT_REACHED)
                    .body(NEW)
                    .creates(MADE, "/initial-access-tokens")
                    .help("Create an initial access token, which is shown once.")
                    .examples(FIRST);

    public static final Operation<NoBody, InitialAccessTokenView> GET =
            get("getInitialAccessToken", ONE, "Get an initial access token, without its value")
                    .needs(CLIENTS_READ)
                    .answers(TOKEN);

    public static final Operation<NoBody, Object> DELETE =
            delete("deleteInitialAccessToken", ONE, "Delete an initial access token")
                    .note("Clients that registered by it stay.")
                    .needs(CLIENTS_WRITE)
                    .anyLogin()
                    .help("Delete an initial access token. Clients that registered by it stay.")
                    .done("No client registers by it any more.");

    public static final Operation<NoBody, Registration> GET_REGISTRATION =
            get("getRegistration", OF_CLIENT, "Get the registration of a client")
                    .note(
                            "Not found where the client did not register itself, or can no longer"
                                    + " manage itself.")
                    .needs(CLIENTS_READ)
                    .answers(REGISTRATION);

    public static final Operation<NoBody, Object> DELETE_REGISTRATION =
            delete("deleteRegistration", OF_CLIENT, "End the registration access token of a client")
                    .note("The client stays; it can't change itself any more.")
                    .needs(CLIENTS_WRITE)
                    .help("End a client's registration access token. The client stays.")
                    .done("The client can't change itself any more.");

    public static final Noun INITIAL_ACCESS_TOKENS =
            Noun.of(
                    "initial-access-tokens",
                    "initial_access_token",
                    ID,
                    "Tokens by which clients register themselves in an application (RFC 7591).",
                    LIST,
                    CREATE,
                    GET,
                    DELETE);

    public static final Noun REGISTRATIONS_NOUN =
            Noun.of(
                    "registrations",
                    "Registrations of clients that manage themselves (RFC 7592).",
                    GET_REGISTRATION,
                    DELETE_REGISTRATION);

    /**
     * An initial access token to create; see {@link
     * dev.steelyard.domain.registration.InitialAccessToken}.
     */
    public record NewInitialAccessToken(
            String name, RegistrationTemplate template, int registrations, Instant expires) {}

    private RegistrationOperations() {}

    private static RegistrationTemplate template(Input in) {
        var profile = SettingFields.read(in, PROFILE);
        return new RegistrationTemplate(
                in.optional(ROLES).orElse(Set.of()),
                in.get(GRANT_TYPES),
                in.optional(METHODS).orElse(profile == null ? USUAL_METHODS : PROFILE_METHODS),
                in.orStandard(REQUIRE_PKCE),
                in.orStandard(AUDIENCE),
                profile,
                in.orStandard(API_KEY),
                // A longer life than any limit is refused by the rule that knows the limit.
                in.optional(LIFE)
                        .map(life -> Duration.ofSeconds(Math.clamp(life, 0, Integer.MAX_VALUE)))
                        .orElse(null));
    }

    /**
     * @param profile the security profile; null: the member is null
     */
    private static ObjectSchema<InitialAccessToken> withTemplate(
            ObjectSchema<InitialAccessToken> begun,
            Function<InitialAccessToken, @Nullable Object> profile) {
        return SettingFields.with(
                        begun.with(ROLES, token -> token.template().roles())
                                .with(GRANT_TYPES, token -> token.template().grantTypes())
                                .with(METHODS, token -> token.template().methods())
                                .with(REQUIRE_PKCE, token -> token.template().requirePkce())
                                .with(AUDIENCE, token -> token.template().tokenEndpointAudience()),
                        SettingFields.of(PROFILE),
                        profile)
                .with(API_KEY, token -> token.template().apiKey())
                .with(LIFE, token -> seconds(token.template().credentialLife()))
                .with(REGISTRATIONS, token -> (long) token.registrations());
    }

    private static @Nullable Long seconds(@Nullable Duration life) {
        return life == null ? null : life.toSeconds();
    }
}
