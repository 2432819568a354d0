package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Field.flag;
import static dev.steelyard.cli.verb.Field.text;
import static dev.steelyard.cli.verb.Verb.make;
import static dev.steelyard.cli.verb.Verb.rows;
import static dev.steelyard.cli.verb.Verb.set;
import static dev.steelyard.cli.verb.Verb.show;

import dev.steelyard.cli.verb.Noun;

/** What the platform's APIs know: for the operator, who will mostly want {@code apply}. */
final class PlatformNouns {
    private static final String SERVER = "/resource-servers/{resource_server}";

    static final Noun RESOURCE_SERVERS =
            Noun.of(
                    "resource-servers",
                    "APIs behind guards, and the secrets of their guards.",
                    rows(
                                    "/resource-servers",
                                    "List the resource servers.",
                                    "_id",
                                    "identifier",
                                    "name",
                                    "standard",
                                    "built_in")
                            .first(
                                    "resource-servers make --identifier https://api.example.com"
                                            + " --name \"Weighing API\""),
                    make(
                                    "/resource-servers",
                                    "Make a resource server. Its secret is shown once.",
                                    text("identifier", "URI", "Its audience in tokens.").needed(),
                                    text("name", "NAME", "What people call it.").needed(),
                                    flag(
                                            "standard",
                                            "Whether tokens are for it where a request names none."))
                            .example(
                                    "resource-servers make --identifier https://api.example.com"
                                            + " --name \"Weighing API\" --standard"),
                    show(SERVER, "Show a resource server."),
                    set(
                                    SERVER,
                                    "Change a resource server; its identifier stays.",
                                    text("name", "NAME", "What people call it."),
                                    flag(
                                            "standard",
                                            "Tokens are for it where a request names none: it takes"
                                                    + " that from the one that is it."))
                            .example("resource-servers set RESOURCE-SERVER --standard"),
                    rows(
                                    SERVER + "/operations",
                                    "List the operations of a resource server; `apply` sets them.",
                                    "method",
                                    "path",
                                    "permission")
                            .named("operations")
                            .first("apply docs/examples/platform.yaml"),
                    CredentialVerbs.list(SERVER + "/secrets")
                            .named("secrets")
                            .first("resource-servers add-secret RESOURCE-SERVER"),
                    CredentialVerbs.add(SERVER + "/secrets")
                            .named("add-secret")
                            .example(
                                    "resource-servers add-secret RESOURCE-SERVER --others-expire"
                                            + " 24h"),
                    CredentialVerbs.one(SERVER + "/secrets").named("show-secret"),
                    CredentialVerbs.end(SERVER + "/secrets").named("set-secret"),
                    CredentialVerbs.retire(SERVER + "/secrets").named("retire-secret"));

    private PlatformNouns() {}
}
