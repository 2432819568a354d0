package dev.steelyard.operations.rehearsal;

import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.Type;

/**
 * Defines the JSON members of a dry run's response that show which access decisions would change.
 */
public final class DryRunSchemas {
    private static final ObjectSchema<DecisionCount> DECISION =
            ObjectSchema.<DecisionCount>of(
                            "RehearsedDecision", "An access decision that would change.")
                    .with(
                            Fields.reference("client", "clients", "The client that called."),
                            one -> one.principal().client())
                    .with(
                            Fields.<dev.steelyard.domain.user.User>reference(
                                            "user",
                                            "users",
                                            "The user that it acted for; null: itself.")
                                    .orNull(),
                            one -> one.principal().user())
                    .with(
                            Fields.reference(
                                    "resource_server", "resource-servers", "The guarded API."),
                            DecisionCount::at)
                    .with(
                            Fields.text(
                                            "operation",
                                            "Method and path template; null: not known, or the API asked"
                                                    + " for a permission.")
                                    .orNull(),
                            DecisionCount::operation)
                    .with(
                            Fields.text("permission", "The permission that was needed.").orNull(),
                            DecisionCount::permission)
                    .with(
                            Fields.number("requests", "The number of requests since `first`."),
                            DecisionCount::requests)
                    .with(Fields.time("first", "Time of the first request."), DecisionCount::first)
                    .with(Fields.time("last", "Time of the last request."), DecisionCount::last);

    private static final ObjectSchema<RehearsalResult.Side> SIDE =
            ObjectSchema.<RehearsalResult.Side>of(
                            "RehearsedDecisions",
                            "The decisions that would change in one direction.")
                    .with(
                            Fields.number("clients", "Clients that act for themselves."),
                            side -> (long) side.clients())
                    .with(
                            Fields.number("users", "Users that clients act for."),
                            side -> (long) side.users())
                    .with(
                            Fields.number("requests", "The number of requests since `first`."),
                            RehearsalResult.Side::requests)
                    .with(
                            Fields.time("first", "Time of the first request; null: there is none.")
                                    .orNull(),
                            RehearsalResult.Side::first)
                    .with(
                            Fields.time("last", "Time of the last request; null: there is none.")
                                    .orNull(),
                            RehearsalResult.Side::last)
                    .with(
                            Field.of(
                                    "decisions",
                                    new Type.Listed<>(DECISION),
                                    "At most 100, the latest first; none that the caller may not list."),
                            RehearsalResult.Side::shown)
                    .with(
                            Fields.number("more", "The number of others."),
                            side -> (long) side.more());

    private static final ObjectSchema<RehearsalResult> REHEARSAL =
            ObjectSchema.<RehearsalResult>of(
                            "Rehearsal",
                            "Recent decisions of guards, decided again as if the change were made.")
                    .with(
                            Fields.time("since", "Decisions before this are not considered."),
                            RehearsalResult::since)
                    .with(
                            Fields.flag(
                                    "complete", "`false`: only the latest 20,000 were considered."),
                            RehearsalResult::complete)
                    .with(side("refused"), RehearsalResult::refused)
                    .with(side("allowed"), RehearsalResult::allowed);

    public static final Field<Boolean> DRY_RUN =
            Fields.flag(Operation.DRY_RUN, "`true`: nothing was done; else absent.");

    /** The member of answers that always have it. */
    public static final Field<Boolean> ALWAYS_DRY_RUN =
            Fields.flag(Operation.DRY_RUN, "Whether nothing was done.");

    public static final Field<RehearsalResult> FIELD =
            Field.of(
                    "rehearsal",
                    new Type.One<>(REHEARSAL),
                    "In a dry run: the decisions that would change.");

    private DryRunSchemas() {}

    private static Field<RehearsalResult.Side> side(String name) {
        return Field.of(name, new Type.One<>(SIDE), "Requests that would be " + name + ".");
    }
}
