package dev.steelyard.server.manage.openapi;

import dev.steelyard.domain.permission.ManagementPermission;
import java.util.Arrays;
import java.util.List;

/** Members that several nouns have in common. */
final class Words {
    static final Schema NAME =
            Schema.text("1 to 100 visible characters, no space at either end.")
                    .with("minLength", 1)
                    .with("maxLength", 100);

    static final Schema DESCRIPTION =
            Schema.text("At most 500 visible characters.").with("maxLength", 500);

    static final Schema AUTHORITY =
            Schema.text("In whose name: `operator`, or a reseller's id.")
                    .with("pattern", "^(operator|[0-9a-f]{24})$");

    static final Schema PERMISSIONS = Schema.texts("Names of permissions of guarded APIs.");

    static final Schema MANAGEMENT_PERMISSIONS = managementPermissions();

    static final Schema EXPIRES = Schema.time("When it ends; null: never.").orNull();

    static final Schema DRY_RUN =
            Schema.flag("`true`: nothing is done, the answer says what would be.")
                    .with("default", false);

    /** What {@code Written} leaves out when it is asked again. */
    static final Schema ONCE = Schema.text("Shown this once; not in a replayed answer.");

    private Words() {}

    private static Schema managementPermissions() {
        var names =
                Arrays.stream(ManagementPermission.values())
                        .map(ManagementPermission::permission)
                        .toArray(String[]::new);
        var one = Schema.words("A permission at this API.", names);
        return Schema.set("What may be done at this API.", new Schema(one.json(), List.of()));
    }
}
