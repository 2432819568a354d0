package dev.steelyard.server.manage.openapi;

import dev.steelyard.domain.client.ClientTokens;
import java.util.List;

/** Clients as they are sent and answered. */
final class ClientShapes {
    private static final Schema TYPE =
            Schema.words("`public`: keeps no secret.", "confidential", "public");
    private static final Schema GRANT_TYPES =
            Schema.set(
                    "At least one; `refresh_token` only with `authorization_code`,"
                            + " `client_credentials` only for confidential clients.",
                    new Schema(
                            Schema.words(
                                            "A grant type.",
                                            "authorization_code",
                                            "refresh_token",
                                            "client_credentials")
                                    .json(),
                            List.of()));
    private static final Schema REDIRECT_URIS =
            Schema.texts(
                    "https, or http to loopback; of a public client also its own scheme. At most"
                            + " 20 by default, compared exactly.");
    private static final Schema ORIGINS =
            Schema.texts("As browsers send them; at most 20 by default.");
    private static final Schema ROLES = Schema.ids("Roles of the same application.");
    private static final Schema REQUIRE_PKCE =
            Schema.flag("false only by the operator, for a confidential client.");
    private static final Schema SKIP_CONSENT = Schema.flag("true only by the operator.");
    private static final Schema ROTATE =
            Schema.flag("Whether refresh tokens rotate; always for public clients.");
    private static final Schema ON_REFRESH = Schema.flag("Whether a refresh brings an ID token.");
    private static final Schema ALGORITHM =
            Schema.words(
                    "What ID tokens are signed with; at first `RS256`.",
                    ClientTokens.ALGORITHMS.toArray(String[]::new));
    private static final Schema USERINFO =
            Schema.text(
                    "By what userinfo is signed as a JWT: "
                            + String.join(", ", ClientTokens.ALGORITHMS)
                            + ". Empty: it is JSON.");
    private static final Schema DPOP =
            Schema.flag("Whether token requests without a DPoP proof are refused (RFC 9449).");
    private static final Schema BACKCHANNEL =
            Schema.text("https; where a logout token is posted when a login ends. Empty: nowhere.");
    private static final Schema FRONTCHANNEL =
            Schema.text(
                    "What the browser loads in a frame at a logout; of the scheme, host and port of"
                            + " a redirect URI. Empty: nothing.");
    private static final Schema SESSION_REQUIRED =
            Schema.flag("Whether it needs `iss` and `sid`, which are always sent.");
    private static final Schema METHOD =
            Schema.words(
                    "How it proves itself: by its secret, in the header or the form, or by a JWT"
                            + " that it signs. Public clients `none`.",
                    "client_secret_basic",
                    "private_key_jwt",
                    "none");
    private static final Schema JWKS =
            Schema.text(
                    "A JWK set of at most 10 public keys, as JSON text: EC P-256, RSA of 2048 bits"
                            + " or more, Ed25519. Empty: none. Not beside `jwks_uri`.");
    private static final Schema JWKS_URI =
            Schema.text("https; where the client publishes its JWK set. Empty: nowhere.");
    private static final Schema REQUEST_ALGORITHM =
            Schema.text(
                    "What its request objects are signed with: ES256, PS256, RS256, EdDSA or"
                            + " Ed25519, by a key of `jwks` or `jwks_uri`. Empty: it sends none.");
    private static final Schema REQUIRE_SIGNED =
            Schema.flag("Whether parameters outside of a signed request object are refused.");
    private static final Schema REQUEST_URIS =
            Schema.texts("https; where its request objects may be fetched, compared exactly.");
    private static final Schema REQUIRE_PUSHED =
            Schema.flag("Whether requests that were not pushed are refused.");
    private static final Schema SECRET = Words.ONCE;

    static final Shape CLIENT =
            Shape.answered("Client", "One integration's credential set.")
                    .with("_id", Schema.id("The client id."))
                    .with("application", Schema.id("The one application that it is linked to."))
                    .with("name", Words.NAME)
                    .with("type", TYPE)
                    .with("grant_types", GRANT_TYPES)
                    .with("suspended", Schema.flag("Whether it gets `invalid_client`."))
                    .versioned()
                    .with("redirect_uris", REDIRECT_URIS)
                    .with("post_logout_redirect_uris", REDIRECT_URIS)
                    .with("origins", ORIGINS)
                    .with("roles", ROLES)
                    .with("require_pkce", REQUIRE_PKCE)
                    .with("skip_consent", SKIP_CONSENT)
                    .with("rotate_refresh_tokens", ROTATE)
                    .with("id_token_on_refresh", ON_REFRESH)
                    .with("id_token_algorithm", ALGORITHM)
                    .with("userinfo_signed_response_alg", USERINFO)
                    .with("dpop_bound_access_tokens", DPOP)
                    .with("backchannel_logout_uri", BACKCHANNEL)
                    .with("backchannel_logout_session_required", SESSION_REQUIRED)
                    .with("frontchannel_logout_uri", FRONTCHANNEL)
                    .with("frontchannel_logout_session_required", SESSION_REQUIRED)
                    .with("token_endpoint_auth_method", METHOD)
                    .with("jwks", JWKS)
                    .with("jwks_uri", JWKS_URI)
                    .with(
                            "keys_expire",
                            Schema.time("When its keys end, after a transfer; null: never.")
                                    .orNull())
                    .with("request_object_signing_alg", REQUEST_ALGORITHM)
                    .with("require_signed_request_object", REQUIRE_SIGNED)
                    .with("request_uris", REQUEST_URIS)
                    .with("require_pushed_authorization_requests", REQUIRE_PUSHED)
                    .with(
                            "warnings",
                            Schema.texts("What about its settings somebody should look at."));

    static final Shape MADE_CLIENT =
            CLIENT.as("MadeClient", "A new client, with what is shown once.")
                    .maybe("client_secret", SECRET)
                    .maybe("api_key", SECRET);

    static final Shape MANAGEMENT =
            Shape.answered("ManagementClient", "A client of this API.")
                    .with("_id", Schema.id("The client id."))
                    .with("authority", Words.AUTHORITY.orNull())
                    .with("permissions", Words.MANAGEMENT_PERMISSIONS)
                    .with("name", Words.NAME)
                    .with("type", TYPE)
                    .with("grant_types", GRANT_TYPES)
                    .with("suspended", Schema.flag("Whether it gets `invalid_client`."))
                    .versioned();

    static final Shape MADE_MANAGEMENT =
            MANAGEMENT
                    .as("MadeManagementClient", "A new client, with what is shown once.")
                    .maybe("client_secret", SECRET);

    static final Schema EITHER = Schema.either(CLIENT, MANAGEMENT);

    static final Shape PATCH =
            changeable(Shape.sent("ClientPatch", "What is absent stays.").maybe("name", Words.NAME))
                    .maybe("grant_types", GRANT_TYPES);

    static final Shape NEW_CLIENT =
            changeable(
                    Shape.sent("NewClient", "A client to make.")
                            .with("name", Words.NAME)
                            .with("type", TYPE)
                            .with("grant_types", GRANT_TYPES));

    static final Shape LISTED =
            Shape.answered("ListedClient", "A client, by what it is found by.")
                    .with("_id", Schema.id("Its id."))
                    .with(
                            "application",
                            Schema.id("Where it is; null: a management client.").orNull())
                    .with("name", Words.NAME)
                    .with("type", Schema.words("RFC 6749, 2.1.", "confidential", "public"))
                    .with("grant_types", GRANT_TYPES)
                    .with("suspended", Schema.flag("Whether no token of it is accepted."))
                    .with(
                            "idle_since",
                            Schema.time("The hour of the last token, or when it was made."))
                    .versioned();

    private ClientShapes() {}

    private static Shape changeable(Shape shape) {
        return shape.maybe("redirect_uris", REDIRECT_URIS)
                .maybe("post_logout_redirect_uris", REDIRECT_URIS)
                .maybe("origins", ORIGINS)
                .maybe("roles", ROLES)
                .maybe("require_pkce", REQUIRE_PKCE)
                .maybe("skip_consent", SKIP_CONSENT)
                .maybe("rotate_refresh_tokens", ROTATE)
                .maybe("id_token_on_refresh", ON_REFRESH)
                .maybe("id_token_algorithm", ALGORITHM)
                .maybe("userinfo_signed_response_alg", USERINFO)
                .maybe("dpop_bound_access_tokens", DPOP)
                .maybe("backchannel_logout_uri", BACKCHANNEL)
                .maybe("backchannel_logout_session_required", SESSION_REQUIRED)
                .maybe("frontchannel_logout_uri", FRONTCHANNEL)
                .maybe("frontchannel_logout_session_required", SESSION_REQUIRED)
                .maybe("token_endpoint_auth_method", METHOD)
                .maybe("jwks", JWKS)
                .maybe("jwks_uri", JWKS_URI)
                .maybe("request_object_signing_alg", REQUEST_ALGORITHM)
                .maybe("require_signed_request_object", REQUIRE_SIGNED)
                .maybe("request_uris", REQUEST_URIS)
                .maybe("require_pushed_authorization_requests", REQUIRE_PUSHED);
    }
}
