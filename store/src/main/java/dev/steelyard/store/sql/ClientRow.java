package dev.steelyard.store.sql;

import dev.steelyard.domain.client.AuthenticationMethod;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientAuthentication;
import dev.steelyard.domain.client.ClientRequests;
import dev.steelyard.domain.client.ClientSettings;
import dev.steelyard.domain.client.ClientTokens;
import dev.steelyard.domain.client.ClientType;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.LogoutChannels;
import dev.steelyard.domain.manage.ManagementPermission;
import dev.steelyard.domain.search.Search;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;

/** A client's many columns, both ways. */
final class ClientRow {
    static final RowMapper<Client> CLIENT =
            Row.to(
                    row ->
                            new Client(
                                    row.id("id"),
                                    row.idOrNull("application_id"),
                                    row.authorityOrNull("authority"),
                                    row.management("management"),
                                    row.text("name"),
                                    row.constant("type", ClientType.class),
                                    row.words("grant_types", GrantType::valueOf),
                                    row.words("redirect_uris"),
                                    row.words("post_logout_redirect_uris"),
                                    row.words("origins"),
                                    row.ids("roles"),
                                    settings(row),
                                    row.flag("suspended"),
                                    row.number("version")));

    private ClientRow() {}

    /** All but the application. */
    static Update bind(Update update, Client client) {
        var authority = client.authority();
        var settings = client.settings();
        return update.bind("id", client.id())
                .bind("authority", authority == null ? null : authority.claim())
                .bind(
                        "management",
                        Words.join(client.management(), ManagementPermission::permission))
                .bind("name", client.name())
                .bind("searched", Search.form(client.name()))
                .bind("type", client.type().name())
                .bind("grantTypes", Words.join(client.grantTypes(), GrantType::name))
                .bind("redirectUris", Words.join(client.redirectUris()))
                .bind("postLogoutRedirectUris", Words.join(client.postLogoutRedirectUris()))
                .bind("requirePkce", settings.requirePkce())
                .bind("skipConsent", settings.skipConsent())
                .bind("rotateRefreshTokens", settings.tokens().rotateRefreshTokens())
                .bind("idTokenOnRefresh", settings.tokens().idTokenOnRefresh())
                .bind("idTokenAlgorithm", settings.tokens().idTokenAlgorithm())
                .bind("userinfoAlgorithm", settings.tokens().userinfoAlgorithm())
                .bind("dpopBound", settings.tokens().dpopBound())
                .bind("backchannelLogoutUri", settings.logout().backchannelUri())
                .bind("backchannelSession", settings.logout().backchannelSessionRequired())
                .bind("frontchannelLogoutUri", settings.logout().frontchannelUri())
                .bind("frontchannelSession", settings.logout().frontchannelSessionRequired())
                .bind("method", settings.authentication().method().name())
                .bind("jwks", settings.authentication().jwks())
                .bind("jwksUri", settings.authentication().jwksUri())
                .bind("keysExpire", settings.authentication().keysExpire())
                .bind("requestAlgorithm", settings.requests().signingAlgorithm())
                .bind("requireSigned", settings.requests().requireSigned())
                .bind("requestUris", Words.join(settings.requests().requestUris()))
                .bind("requirePushed", settings.requests().requirePushed())
                .bind("suspended", client.suspended())
                .bind("version", client.version());
    }

    private static ClientSettings settings(Row row) throws SQLException {
        return new ClientSettings(
                row.flag("require_pkce"),
                row.flag("skip_consent"),
                new ClientTokens(
                        row.flag("rotate_refresh_tokens"),
                        row.flag("id_token_on_refresh"),
                        row.text("id_token_algorithm"),
                        row.textOrNull("userinfo_signed_response_alg"),
                        row.flag("dpop_bound_access_tokens")),
                new LogoutChannels(
                        row.textOrNull("backchannel_logout_uri"),
                        row.flag("backchannel_logout_session_required"),
                        row.textOrNull("frontchannel_logout_uri"),
                        row.flag("frontchannel_logout_session_required")),
                new ClientAuthentication(
                        row.constant("token_endpoint_auth_method", AuthenticationMethod.class),
                        row.textOrNull("jwks"),
                        row.textOrNull("jwks_uri"),
                        row.instantOrNull("keys_expire")),
                new ClientRequests(
                        row.textOrNull("request_object_signing_alg"),
                        row.flag("require_signed_request_object"),
                        row.words("request_uris"),
                        row.flag("require_pushed_requests")));
    }
}
