package dev.steelyard.server.manage;

import dev.steelyard.domain.client.AuthenticationMethod;
import dev.steelyard.domain.client.ClientSettings;
import dev.steelyard.domain.client.ClientType;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.manage.AuthenticationPatch;
import dev.steelyard.domain.manage.ClientPatch;
import dev.steelyard.domain.manage.ClientPatch.SettingsPatch;
import dev.steelyard.domain.manage.LogoutPatch;
import dev.steelyard.domain.manage.NewClient;
import dev.steelyard.domain.manage.RequestsPatch;
import dev.steelyard.domain.manage.TokensPatch;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.server.clientkeys.BadKeys;
import dev.steelyard.server.clientkeys.ClientKeySet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads clients. */
final class ClientBody {
    private static final String[] CHANGEABLE = {
        "name",
        "grant_types",
        "redirect_uris",
        "post_logout_redirect_uris",
        "origins",
        "roles",
        "require_pkce",
        "skip_consent",
        "rotate_refresh_tokens",
        "id_token_on_refresh",
        "id_token_algorithm",
        "userinfo_signed_response_alg",
        "dpop_bound_access_tokens",
        "backchannel_logout_uri",
        "backchannel_logout_session_required",
        "frontchannel_logout_uri",
        "frontchannel_logout_session_required",
        "token_endpoint_auth_method",
        "jwks",
        "jwks_uri",
        "request_object_signing_alg",
        "require_signed_request_object",
        "request_uris",
        "require_pushed_authorization_requests"
    };
    private static final String GRANT_TYPES =
            "An array of authorization_code, refresh_token, client_credentials";

    private ClientBody() {}

    static NewClient created(Call call) {
        var body =
                call.body(
                        Stream.concat(Stream.of("type"), Stream.of(CHANGEABLE))
                                .toArray(String[]::new));
        var type = type(body);
        return new NewClient(
                body.string("name"),
                type,
                body.set("grant_types", GrantType::parse, GRANT_TYPES),
                body.optionalStrings("redirect_uris").orElse(Set.of()),
                body.optionalStrings("post_logout_redirect_uris").orElse(Set.of()),
                body.optionalStrings("origins").orElse(Set.of()),
                body.<Role>optionalIds("roles").orElse(Set.of()),
                settings(body).over(ClientSettings.safe(type)));
    }

    static ClientPatch changed(Call call) {
        var body = call.body(CHANGEABLE);
        return new ClientPatch(
                body.optionalString("name").orElse(null),
                body.optionalSet("grant_types", GrantType::parse, GRANT_TYPES).orElse(null),
                body.optionalStrings("redirect_uris").orElse(null),
                body.optionalStrings("post_logout_redirect_uris").orElse(null),
                body.optionalStrings("origins").orElse(null),
                body.<Role>optionalIds("roles").orElse(null),
                settings(body));
    }

    private static ClientType type(Body body) {
        Optional<ClientType> type = Words.parse(ClientType.class, body.string("type"));
        return type.orElseThrow(() -> ApiError.invalid("type", "confidential or public"));
    }

    private static AuthenticationPatch authentication(Body body) {
        var method =
                body.optionalString("token_endpoint_auth_method")
                        .map(
                                word ->
                                        AuthenticationMethod.parse(word)
                                                .orElseThrow(ClientBody::noMethod));
        return new AuthenticationPatch(
                method.orElse(null),
                body.optionalString("jwks").map(ClientBody::keys).orElse(null),
                body.optionalString("jwks_uri").orElse(null));
    }

    private static RequestsPatch requests(Body body) {
        return new RequestsPatch(
                body.optionalString("request_object_signing_alg").orElse(null),
                body.bool("require_signed_request_object"),
                body.optionalStrings("request_uris").orElse(null),
                body.bool("require_pushed_authorization_requests"));
    }

    private static TokensPatch tokens(Body body) {
        return new TokensPatch(
                body.bool("rotate_refresh_tokens"),
                body.bool("id_token_on_refresh"),
                body.optionalString("id_token_algorithm").orElse(null),
                body.optionalString("userinfo_signed_response_alg").orElse(null),
                body.bool("dpop_bound_access_tokens"));
    }

    private static ApiError noMethod() {
        return ApiError.invalid(
                "token_endpoint_auth_method", "client_secret_basic, private_key_jwt or none");
    }

    private static String keys(String jwks) {
        try {
            if (!jwks.isEmpty()) {
                ClientKeySet.registered(jwks);
            }
            return jwks;
        } catch (BadKeys e) {
            throw ApiError.invalid("jwks", e.description());
        }
    }

    private static SettingsPatch settings(Body body) {
        return new SettingsPatch(
                body.bool("require_pkce"),
                body.bool("skip_consent"),
                tokens(body),
                new LogoutPatch(
                        body.optionalString("backchannel_logout_uri").orElse(null),
                        body.bool("backchannel_logout_session_required"),
                        body.optionalString("frontchannel_logout_uri").orElse(null),
                        body.bool("frontchannel_logout_session_required")),
                authentication(body),
                requests(body));
    }
}
