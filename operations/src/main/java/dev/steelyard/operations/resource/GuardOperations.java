package dev.steelyard.operations.resource;

import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.operations.model.Operation.list;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.resource.ConnectedGuard;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;

/**
 * Describes the operation that lists the guards of APIs, with the state that each guard last
 * reported.
 */
public final class GuardOperations {
    private static final Field<Id<ConnectedGuard>> ID =
            Fields.id("The id of its process; each start makes a new one.");

    private static final Field<Boolean> CONNECTED =
            Fields.flag(
                    "connected", "Whether it reported within 30 s and had received changes then.");

    /** Selects guards that are connected, or those that are not. */
    public static final Field<Boolean> IS_CONNECTED =
            CONNECTED.about("Only those that report and receive changes.");

    /** Selects guards that lack changes, or those that do not. */
    public static final Field<Boolean> IS_BEHIND =
            Fields.flag("behind", "Only those that lacked changes in their last report.");

    private static final ObjectSchema<ConnectedGuard> REPORTED =
            ObjectSchema.<ConnectedGuard>of("ReportedGuard", "The last report of a guard.")
                    .with(ID, ConnectedGuard::id)
                    .with(
                            Fields.reference(
                                    "resource_server", "resource-servers", "The guarded API."),
                            ConnectedGuard::resourceServer)
                    .with(
                            Fields.text("name", "The configured name, or the name of its host."),
                            ConnectedGuard::name)
                    .with(
                            Fields.text("program", "The version of its program."),
                            ConnectedGuard::version)
                    .with(
                            Fields.flag(
                                    "streaming",
                                    "Whether changes are streamed to it; else it polls."),
                            ConnectedGuard::streaming)
                    .with(
                            Fields.number(
                                    "behind", "The number of changes that it had not applied."),
                            ConnectedGuard::behind)
                    .with(
                            Fields.number(
                                    "applied",
                                    "The number of the last change that it had applied."),
                            ConnectedGuard::applied)
                    .with(
                            Fields.number(
                                    "silence_ms",
                                    "Milliseconds since it last heard that it has all changes."),
                            guard -> guard.silence().toMillis())
                    .with(
                            Fields.time("started", "Time of its start, by its clock."),
                            ConnectedGuard::started)
                    .with(Fields.time("seen", "Time of the report."), ConnectedGuard::seen)
                    .with(
                            Fields.number("states", "Principals whose state it knew."),
                            ConnectedGuard::states)
                    .with(
                            Fields.number("loads", "States that it requested since its start."),
                            ConnectedGuard::loads)
                    .with(
                            Fields.number("hits", "Look-ups of a known state since its start."),
                            ConnectedGuard::hits)
                    .with(
                            Fields.number("dropped_refusals", "Refusals that it could not report."),
                            ConnectedGuard::droppedRefusals)
                    .with(
                            Fields.number("dropped_uses", "Uses that it could not report."),
                            ConnectedGuard::droppedUses);

    private static final ObjectSchema<GuardView> GUARD =
            ObjectSchema.<GuardView>of("Guard", "A guard in its last report.")
                    .including(REPORTED, GuardView::guard)
                    .with(CONNECTED, GuardView::connected);

    public static final Operation<NoBody, Listing<GuardView>> LIST =
            list("listGuards", "/guards", "List the guards that report")
                    .note(
                            "Those that reported within a day and have not ended. Guards that are"
                                    + " configured not to report, or are of an older version, are not"
                                    + " among them.")
                    .needs(PLATFORM_READ)
                    .forbids(RefusalCode.OPERATOR_ONLY)
                    .pages(GUARD)
                    .filters(Filters.RESOURCE_SERVER, IS_CONNECTED, IS_BEHIND)
                    .columns(
                            "_id",
                            "name",
                            "program",
                            "connected",
                            "streaming",
                            "behind",
                            "silence_ms",
                            "states",
                            "seen",
                            "resource_server")
                    .help("List the guards: their connections, and the changes that they lack.")
                    .examples("guards list", "guards list --connected false");

    public static final Noun GUARDS =
            Noun.of("guards", "Guards of APIs, as they report. For the operator.", LIST);

    private GuardOperations() {}
}
