package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Field.flag;
import static dev.steelyard.cli.verb.Field.list;
import static dev.steelyard.cli.verb.Field.number;
import static dev.steelyard.cli.verb.Field.text;
import static dev.steelyard.cli.verb.Field.time;
import static dev.steelyard.cli.verb.Verb.make;
import static dev.steelyard.cli.verb.Verb.remove;
import static dev.steelyard.cli.verb.Verb.rows;
import static dev.steelyard.cli.verb.Verb.show;

import dev.steelyard.cli.verb.Noun;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.setting.FlowSettings;

/** Clients that register themselves. */
final class RegistrationNouns {
    private static final String TOKEN = "/initial-access-tokens/{initial_access_token}";
    private static final String OF_CLIENT = "/clients/{client}/registration";
    private static final String ADD =
            "initial-access-tokens add APPLICATION --name Scales --grant-types client_credentials"
                    + " --roles ROLE --registrations 5 --expires 7d";

    static final Noun INITIAL_ACCESS_TOKENS =
            Noun.of(
                    "initial-access-tokens",
                    "Tokens by which clients register themselves in an application.",
                    rows(
                                    "/applications/{application}/initial-access-tokens",
                                    "List those that have not expired.",
                                    "_id",
                                    "name",
                                    "grant_types",
                                    "registrations",
                                    "used",
                                    "expires")
                            .paged()
                            .first(ADD),
                    make(
                                    "/applications/{application}/initial-access-tokens",
                                    "Make one, which is shown once.",
                                    text("name", "NAME", "What it is for.").needed(),
                                    list(
                                                    "grant_types",
                                                    "GRANT,…",
                                                    "The most that its clients may have, of "
                                                            + String.join(
                                                                    ", ", GrantType.parameters())
                                                            + ".")
                                            .needed(),
                                    time("expires", "When it ends.").needed(),
                                    list("roles", "ROLE,…", "The roles of its clients."),
                                    number(
                                            "registrations",
                                            "NUMBER",
                                            "How many clients; else one."),
                                    list(
                                            "token_endpoint_auth_methods",
                                            "METHOD,…",
                                            "How they may prove themselves; else by a secret or by"
                                                    + " a JWT."),
                                    flag("api_key", "Whether they get an API key; else they do."),
                                    number(
                                            "credentials_expire_after",
                                            "SECONDS",
                                            "How long their first secret, API key and own keys"
                                                    + " live; else they don't end."),
                                    SettingField.of(FlowSettings.PROFILE),
                                    flag(
                                            "require_pkce",
                                            "Whether PKCE is demanded; leave it true."),
                                    flag(
                                            "token_endpoint_audience",
                                            "Whether aud of their assertions may be the token"
                                                    + " endpoint's address; leave it false."))
                            .named("add")
                            .example(ADD),
                    show(TOKEN, "Show one, never the token itself."),
                    remove(
                                    TOKEN,
                                    "End one. Clients that registered by it go on.",
                                    "No client registers by it any more.")
                            .named("end"));

    static final Noun REGISTRATIONS =
            Noun.of(
                    "registrations",
                    "Clients that registered, and manage, themselves.",
                    show(OF_CLIENT, "Show how a client registered itself."),
                    remove(
                                    OF_CLIENT,
                                    "End a client's registration access token. The client goes on.",
                                    "The client can't change itself any more.")
                            .named("end"));

    private RegistrationNouns() {}
}
