package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;
import static dev.steelyard.server.manage.openapi.Described.delete;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.post;

import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.setting.FlowSettings;
import dev.steelyard.domain.refusal.RefusalCode;
import java.util.Arrays;

/** Tokens by which clients register themselves, and what such clients manage. */
final class RegistrationNoun {
    private static final Schema ROLES = Schema.ids("Roles of this application, for each client.");
    private static final Schema METHODS =
            Schema.set(
                    "How a client may prove itself; at first by a secret or by a JWT.",
                    Schema.words(
                            "A `token_endpoint_auth_method`.",
                            Arrays.stream(AuthenticationMethod.values())
                                    .map(AuthenticationMethod::parameter)
                                    .toArray(String[]::new)));
    private static final Schema PKCE =
            Schema.flag("Of confidential clients; false only by the operator.");
    private static final Schema AUDIENCE =
            Schema.flag(
                    "Whether aud of confidential clients' assertions may be the token endpoint's"
                            + " address; true only by the operator.");
    private static final Schema PROFILE = ClientShapes.schema(FlowSettings.PROFILE);
    private static final Schema API_KEY =
            Schema.flag("Whether confidential clients get an API key; at first true.");
    private static final Schema LIFE =
            Schema.number(
                            "Seconds that a client's first secret, its API key and its own keys"
                                    + " live; null: no end.")
                    .orNull();
    private static final Schema REGISTRATIONS =
            Schema.number("How many clients may register by it; at first 1.").with("minimum", 1);
    private static final Schema EXPIRES = Schema.time("When it ends, within 366 days.");

    private static final Shape TOKEN =
            Shape.answered("InitialAccessToken", "By which clients register themselves.")
                    .with("_id", Schema.id("Its id, which the token itself carries in clear."))
                    .with("application", Schema.id("Of which its clients are."))
                    .with("name", Words.NAME)
                    .with("roles", ROLES)
                    .with("grant_types", ClientShapes.GRANT_TYPES)
                    .with("token_endpoint_auth_methods", METHODS)
                    .with("require_pkce", PKCE)
                    .with("token_endpoint_audience", AUDIENCE)
                    .with("security_profile", PROFILE)
                    .with("api_key", API_KEY)
                    .with("credentials_expire_after", LIFE)
                    .with("registrations", REGISTRATIONS)
                    .with("used", Schema.number("How many clients did."))
                    .with(
                            "made_by",
                            Schema.text(
                                    "Who made it, and must be able to make such a client when one"
                                            + " registers: `user:<id>`, `client:<id>` or"
                                            + " `system`."))
                    .with("expires", EXPIRES)
                    .with("warnings", Schema.texts("What it lets, and no client can register for."))
                    .versioned();

    private static final Shape MADE =
            TOKEN.as("MadeInitialAccessToken", "A new one, shown this once.")
                    .maybe("initial_access_token", Words.ONCE)
                    .with(
                            "registration_endpoint",
                            Schema.text("Where a client registers; null: that is off.").orNull());

    private static final Shape NEW =
            Shape.sent("NewInitialAccessToken", "What its clients get, and may choose at most.")
                    .with("name", Words.NAME)
                    .maybe("roles", ROLES)
                    .with("grant_types", ClientShapes.GRANT_TYPES)
                    .maybe("token_endpoint_auth_methods", METHODS)
                    .maybe("require_pkce", PKCE)
                    .maybe("token_endpoint_audience", AUDIENCE)
                    .maybe("security_profile", PROFILE)
                    .maybe("api_key", API_KEY)
                    .maybe("credentials_expire_after", LIFE)
                    .maybe("registrations", REGISTRATIONS)
                    .with("expires", EXPIRES);

    private static final Shape REGISTRATION =
            Shape.answered("Registration", "That a client registered, and manages, itself.")
                    .with("client", Schema.id("The client."))
                    .with("initial_access_token", Schema.id("By which it did; it may be gone."))
                    .with("grant_types", ClientShapes.GRANT_TYPES)
                    .with("token_endpoint_auth_methods", METHODS)
                    .with("created", Schema.time("When."))
                    .versioned();

    static final Noun ALL =
            new Noun(
                    "initial-access-tokens",
                    "Tokens by which clients register themselves (RFC 7591)",
                    get(
                                    "/applications/{id}/initial-access-tokens",
                                    "listInitialAccessTokens",
                                    "List those that have not expired")
                            .needs(CLIENTS_READ)
                            .pages(TOKEN),
                    post(
                                    "/applications/{id}/initial-access-tokens",
                                    "createInitialAccessToken",
                                    "Make one, shown this once")
                            .note(
                                    "Whoever could make such clients itself. Registration has to be"
                                            + " on.")
                            .needs(CLIENTS_WRITE)
                            .forbids(RefusalCode.OPERATOR_ONLY, RefusalCode.LIMIT_REACHED)
                            .sends(NEW)
                            .makes(MADE),
                    get("/initial-access-tokens/{id}", "getInitialAccessToken", "Read one")
                            .needs(CLIENTS_READ)
                            .answers(TOKEN),
                    delete("/initial-access-tokens/{id}", "deleteInitialAccessToken", "End one")
                            .note("Clients that registered by it go on.")
                            .needs(CLIENTS_WRITE)
                            .matched()
                            .answersNothing(),
                    get(
                                    "/clients/{id}/registration",
                                    "getRegistration",
                                    "Read how a client registered itself")
                            .note("Not found where it did not, or can no longer manage itself.")
                            .needs(CLIENTS_READ)
                            .answers(REGISTRATION),
                    delete(
                                    "/clients/{id}/registration",
                                    "deleteRegistration",
                                    "End its registration access token")
                            .note("The client goes on; it can't change itself any more.")
                            .needs(CLIENTS_WRITE)
                            .matched()
                            .answersNothing());

    private RegistrationNoun() {}
}
