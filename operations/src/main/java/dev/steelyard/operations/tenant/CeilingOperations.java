package dev.steelyard.operations.tenant;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.permission.Ceiling;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.rehearsal.DryRunSchemas;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.Type;
import java.util.Set;

/**
 * Describes the operations that read and set ceilings, which are the maximum sets of permissions of
 * resellers and applications. Resellers and applications have equal operations.
 */
final class CeilingOperations {
    static final Field<Set<String>> PERMISSIONS =
            Fields.PERMISSIONS.about("Every permission that may be given.");

    private static final RequestSchema<Set<String>> NEW =
            RequestSchema.<Set<String>>of(
                            "NewCeiling",
                            "The whole ceiling; it replaces the previous one.",
                            in -> in.get(PERMISSIONS))
                    .required(PERMISSIONS);

    private static final ObjectSchema<Ceiling> CEILING =
            ObjectSchema.<Ceiling>of("Ceiling", "The permissions that may be given.")
                    .with(PERMISSIONS, Ceiling::permissions)
                    .versioned(Ceiling::version);

    private static final ObjectSchema<CeilingChange.ChangedRole> ROLE =
            ObjectSchema.<CeilingChange.ChangedRole>of(
                            "AffectedRole", "A role whose effective permissions change.")
                    .with(Fields.<Role>id("The id of the role."), change -> change.role().id())
                    .with(
                            Fields.<Application>reference(
                                    "application", "applications", "The application of the role."),
                            change -> change.role().application())
                    .with(Fields.NAME, change -> change.role().name())
                    .with(
                            permissions("cut", "Permissions that it no longer gives."),
                            CeilingChange.ChangedRole::blocked)
                    .with(
                            permissions("restored", "Permissions that it gives again."),
                            CeilingChange.ChangedRole::restored);

    private static final ObjectSchema<CeilingChange> CHANGED =
            ObjectSchema.<CeilingChange>of(
                            "ChangedCeiling", "The new ceiling, and its effect on roles below it.")
                    .including(CEILING, CeilingChange::ceiling)
                    .with(DryRunSchemas.ALWAYS_DRY_RUN, _ -> false)
                    .with(
                            Field.of("roles", new Type.Listed<>(ROLE), "At most 100, by id."),
                            CeilingChange::roles)
                    .with(
                            Fields.number("more_roles", "The number of other roles that change."),
                            change -> (long) change.moreRoles());

    private CeilingOperations() {}

    /**
     * @param owner {@code Reseller} or {@code Application}
     * @param path of the owner
     */
    static Operation<NoBody, Ceiling> get(String owner, String path, ManagementPermission needed) {
        return Operation.get("get" + owner + "Ceiling", path + "/ceiling", "Get its ceiling")
                .needs(needed)
                .answers(CEILING)
                .command("get-ceiling");
    }

    static Operation<Set<String>, CeilingChange> set(
            String owner, String path, ManagementPermission needed) {
        return Operation.put("set" + owner + "Ceiling", path + "/ceiling", "Set its ceiling")
                .needs(needed)
                .body(NEW)
                .dryRun()
                .answers(CHANGED)
                .command("set-ceiling")
                .help("Replace its ceiling, and show the effect on roles.");
    }

    private static Field<Set<String>> permissions(String name, String about) {
        return Field.of(name, Fields.PERMISSIONS.type(), about);
    }
}
