package dev.steelyard.server.manage.openapi;

import static dev.steelyard.server.manage.openapi.Described.delete;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.patch;
import static dev.steelyard.server.manage.openapi.Described.post;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import java.util.List;

/** Client secrets and API keys: several at once, so that a new one is in place in time. */
final class CredentialNoun {
    static final Shape CREDENTIAL =
            Shape.answered("Credential", "A secret or an API key, without what is secret.")
                    .with("_id", Schema.id("Its id, which the secret itself carries in clear."))
                    .with("created", Schema.time("When it was made."))
                    .with("expires", Words.EXPIRES)
                    .with(
                            "last_used",
                            Schema.time("null: never yet, or counted in a while.").orNull())
                    .versioned();

    private static final Shape MADE_SECRET =
            CREDENTIAL
                    .as("MadeSecret", "A new secret, shown this once.")
                    .maybe("client_secret", Words.ONCE);

    private static final Shape NEW =
            Shape.sent("NewCredential", "All may be absent.")
                    .maybe("expires", Words.EXPIRES)
                    .maybe(
                            "others_expire",
                            Schema.time("When the live ones of today end; null: as they were.")
                                    .orNull());

    private static final Shape PATCH =
            Shape.sent("CredentialPatch", "A new end.").with("expires", Words.EXPIRES);

    private CredentialNoun() {}

    static List<Described> secrets(
            String path, String name, ManagementPermission read, ManagementPermission write) {
        return operations(
                path,
                name,
                MADE_SECRET,
                read,
                List.of(RefusalCode.OPERATOR_ONLY),
                write,
                RefusalCode.BUILT_IN);
    }

    private static List<Described> operations(
            String path,
            String name,
            Shape made,
            ManagementPermission read,
            List<RefusalCode> forbidsReading,
            ManagementPermission write,
            RefusalCode... forbids) {
        var one = path + "/{credential}";
        return List.of(
                get(path, "list" + name + "s", "List them, ended ones included")
                        .needs(read)
                        .forbids(forbidsReading.toArray(RefusalCode[]::new))
                        .lists(CREDENTIAL)
                        .filtered(Filters.LIVE, Filters.EXPIRING_WITHIN),
                post(path, "create" + name, "Add one, shown this once")
                        .note("At most 10 live ones at a time, by default.")
                        .needs(write)
                        .forbids(forbids)
                        .forbids(RefusalCode.TOO_MANY_CREDENTIALS)
                        .sends(NEW)
                        .makes(made),
                get(one, "get" + name, "Read one, never the secret itself")
                        .needs(read)
                        .answers(CREDENTIAL),
                patch(one, "update" + name, "Set when it ends")
                        .note("What has ended stays so.")
                        .needs(write)
                        .forbids(forbids)
                        .matched()
                        .sends(PATCH)
                        .answers(CREDENTIAL),
                delete(one, "delete" + name, "End it now")
                        .needs(write)
                        .forbids(forbids)
                        .matched()
                        .answers(CREDENTIAL));
    }
}
