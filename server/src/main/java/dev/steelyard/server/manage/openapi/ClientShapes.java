package dev.steelyard.server.manage.openapi;

import dev.steelyard.domain.client.setting.Kind;
import dev.steelyard.domain.client.setting.Setting;
import dev.steelyard.domain.client.setting.Settings;
import java.util.List;

/** Clients as they are sent and answered. */
final class ClientShapes {
    private static final Schema TYPE =
            Schema.words("`public`: keeps no secret.", "confidential", "public");
    static final Schema GRANT_TYPES =
            Schema.set(
                    "At least one; `refresh_token` only with `authorization_code` or the one for"
                            + " devices, `client_credentials` only for confidential clients.",
                    new Schema(
                            Schema.words("A grant type.", Filters.grantTypes()).json(), List.of()));
    private static final Schema REDIRECT_URIS =
            Schema.texts(
                    "https, or http to loopback; of a public client also its own scheme. At most"
                            + " 20 by default, compared exactly.");
    private static final Schema ORIGINS =
            Schema.texts("As browsers send them; at most 20 by default.");
    private static final Schema ROLES = Schema.ids("Roles of the same application.");
    private static final Schema SECRET = Words.ONCE;

    static final Shape CLIENT =
            told(Shape.answered("Client", "One integration's credential set.")
                            .with("_id", Schema.id("The client id."))
                            .with(
                                    "application",
                                    Schema.id("The one application that it is linked to."))
                            .with("name", Words.NAME)
                            .with("type", TYPE)
                            .with("grant_types", GRANT_TYPES)
                            .with("suspended", Schema.flag("Whether it gets `invalid_client`."))
                            .versioned()
                            .with("redirect_uris", REDIRECT_URIS)
                            .with("post_logout_redirect_uris", REDIRECT_URIS)
                            .with("origins", ORIGINS)
                            .with("roles", ROLES))
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

    static final Schema CHANGED =
            Schema.either(
                    RehearsalShapes.triable(
                            CLIENT.as("ChangedClient", "A client as it is, or would be, now.")),
                    RehearsalShapes.triable(
                            MANAGEMENT.as(
                                    "ChangedManagementClient",
                                    "A client of this API as it is, or would be, now.")));

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
        var all =
                shape.maybe("redirect_uris", REDIRECT_URIS)
                        .maybe("post_logout_redirect_uris", REDIRECT_URIS)
                        .maybe("origins", ORIGINS)
                        .maybe("roles", ROLES);
        for (var setting : Settings.CHANGEABLE) {
            all = all.maybe(setting.name(), schema(setting));
        }
        return all;
    }

    private static Shape told(Shape shape) {
        var all = shape;
        for (var setting : Settings.ALL) {
            all = all.with(setting.name(), schema(setting));
        }
        return all;
    }

    static Schema schema(Setting<?> setting) {
        var description = (setting.about() + " " + setting.more()).strip();
        return switch (setting.kind()) {
            case Kind.Flag _ -> Schema.flag(description);
            case Kind.Text _, Kind.Uri _ -> Schema.text(description);
            case Kind.Uris _ -> Schema.texts(description);
            case Kind.Choice<?> choice ->
                    Schema.words(description, choice.words().keySet().toArray(String[]::new));
            case Kind.Time _ -> Schema.time(description).orNull();
            case Kind.Seconds _ -> Schema.number(description).with("minimum", 0).orNull();
        };
    }
}
