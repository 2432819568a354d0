package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Field.list;
import static dev.steelyard.cli.verb.Field.text;
import static dev.steelyard.cli.verb.Verb.act;
import static dev.steelyard.cli.verb.Verb.make;
import static dev.steelyard.cli.verb.Verb.rows;
import static dev.steelyard.cli.verb.Verb.set;
import static dev.steelyard.cli.verb.Verb.show;

import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.verb.Field;
import dev.steelyard.cli.verb.Noun;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.setting.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Clients and their credentials. */
final class ClientNouns {
    private static final String CLIENT = "/clients/{client}";
    private static final Field NAME = text("name", "NAME", "What people call it.");
    private static final Field GRANT_TYPES =
            list("grant_types", "GRANT,…", "Of " + String.join(", ", GrantType.parameters()) + ".");

    /** What can be changed later, beside name and grant types. */
    private static final List<Field> SETTINGS =
            Stream.concat(
                            Stream.of(
                                    list("redirect_uris", "URI,…", "Where codes may be sent."),
                                    list(
                                            "post_logout_redirect_uris",
                                            "URI,…",
                                            "Where a logout may lead."),
                                    list(
                                            "origins",
                                            "ORIGIN,…",
                                            "Web pages that may call from a browser."),
                                    list("roles", "ROLE,…", "The roles of the client itself.")),
                            Settings.CHANGEABLE.stream().map(SettingField::of))
                    .toList();

    static final Field UNUSED =
            text("unused_for", "DAYS", "What lay unused for so many days.")
                    .typedAs("for")
                    .inQuery();
    static final String[] USED = {
        "principal", "operation", "permission", "allowed", "refused", "codes", "first", "last"
    };
    private static final String[] HELD = {
        "_id", "kind", "name", "client", "application", "expires", "last_used", "idle_since"
    };

    static final Noun CLIENTS =
            Noun.of(
                    "clients",
                    "Integrations, each of one application for its whole life.",
                    rows(
                                    "/applications/{application}/clients",
                                    "List the clients of an application.",
                                    "_id",
                                    "name",
                                    "type",
                                    "grant_types",
                                    "suspended")
                            .paged()
                            .first(
                                    "clients make APPLICATION --name Invoicing --type confidential"
                                            + " --grant-types client_credentials --roles ROLE"),
                    make(
                                    "/applications/{application}/clients",
                                    "Make a client. Its secret and API key are shown once.",
                                    fields(
                                            NAME.needed(),
                                            text("type", "TYPE", "confidential or public.")
                                                    .needed(),
                                            GRANT_TYPES.needed()))
                            .showing(new Display.NewClient())
                            .example(
                                    "clients make APPLICATION --name Invoicing --type confidential"
                                            + " --grant-types client_credentials --roles ROLE",
                                    "clients make APPLICATION --name Screen --type public"
                                            + " --grant-types authorization_code,refresh_token"
                                            + " --redirect-uris https://app.example.com/callback"
                                            + " --origins https://app.example.com"),
                    show(CLIENT, "Show a client."),
                    set(CLIENT, "Change a client.", fields(NAME, GRANT_TYPES, Field.dryRun()))
                            .example(
                                    "clients set CLIENT --roles ROLE --dry-run",
                                    "clients set CLIENT --roles ROLE,ROLE"),
                    act(CLIENT + "/suspend", "Suspend a client: its tokens are refused at once.")
                            .named("suspend")
                            .withVersion(),
                    act(CLIENT + "/revive", "End a client's suspension.")
                            .named("revive")
                            .withVersion(),
                    rows(
                                    CLIENT + "/uses",
                                    "List what a client really does at APIs, the latest first.",
                                    USED)
                            .named("uses"),
                    rows(
                                    "/clients",
                                    "Find clients, wherever they are.",
                                    "_id",
                                    "name",
                                    "application",
                                    "type",
                                    "suspended",
                                    "idle_since")
                            .named("find")
                            .paged()
                            .example("clients find --query invoicing"),
                    rows(
                                    "/clients",
                                    "List clients that got no token for some days, wherever they"
                                            + " are.",
                                    "_id",
                                    "name",
                                    "application",
                                    "type",
                                    "idle_since")
                            .named("unused")
                            .by(UNUSED.needed())
                            .paged());

    static final Noun CREDENTIALS =
            Noun.of(
                    "credentials",
                    "Secrets and API keys that need somebody's attention, wherever they are.",
                    rows("/credentials", "List what ends soon, the soonest first.", HELD)
                            .named("expiring")
                            .by(
                                    text(
                                                    "expiring_within",
                                                    "DAYS",
                                                    "What ends within so many days.")
                                            .typedAs("within")
                                            .inQuery()
                                            .needed())
                            .paged(),
                    rows(
                                    "/credentials",
                                    "List what nobody used for some days, the longest first.",
                                    HELD)
                            .named("unused")
                            .by(UNUSED.needed())
                            .paged());

    private ClientNouns() {}

    private static Field[] fields(Field... before) {
        return Stream.concat(Stream.of(before), SETTINGS.stream()).toArray(Field[]::new);
    }
}
