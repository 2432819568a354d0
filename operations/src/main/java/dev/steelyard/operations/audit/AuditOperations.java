package dev.steelyard.operations.audit;

import static dev.steelyard.domain.permission.ManagementPermission.AUDIT_READ;
import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.seal.ExportPage;
import dev.steelyard.domain.seal.ExportPage.Cursor;
import dev.steelyard.domain.session.Session;
import dev.steelyard.operations.audit.PermissionHolders.Holder;
import dev.steelyard.operations.audit.PermissionHolders.Through;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.Type;
import dev.steelyard.operations.schema.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes the operations that list and export audit events, and that find the past holders of a
 * permission.
 */
public final class AuditOperations {
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,15})\\.(\\d{1,15})");

    private static final Field<Id<AuditEvent>> ID =
            Fields.id("The id of the event; ids rise with time.");

    private static final Field<Instant> TIME = Fields.time("at", "Time of the event.");

    private static final Field<String> ACTOR =
            Fields.text("actor", "`user:<id>`, `client:<id>`, `link:<id>` or `system`.");

    private static final Field<String> ACTION =
            Fields.text("action", "The action, such as `role.update`.");

    private static final Field<String> REQUEST =
            Fields.text("request", "The reference of the request.").orNull();

    private static final ObjectSchema<Difference> DIFFERENCE =
            ObjectSchema.<Difference>of(
                            "Difference",
                            "The change, by member: texts, booleans, null, arrays of texts.")
                    .with(
                            facts("before", "The values before; null: the thing did not exist."),
                            difference -> values(difference.before()))
                    .with(
                            facts("after", "The values after; null: the thing is deleted."),
                            difference -> values(difference.after()));

    /** An event; seals hash equal members ({@link dev.steelyard.domain.seal.EventJson}). */
    static final ObjectSchema<AuditEvent> EVENT =
            ObjectSchema.<AuditEvent>of("AuditEvent", "One action on one thing.")
                    .with(ID, AuditEvent::id)
                    .with(TIME, AuditEvent::at)
                    .with(ACTOR, AuditEvent::actor)
                    .with(ACTION, AuditEvent::action)
                    .with(
                            Fields.text("subject", "The thing, such as `role:<id>`."),
                            AuditEvent::subject)
                    .with(
                            Fields.<Reseller>reference(
                                            "reseller",
                                            "resellers",
                                            "The reseller that may read it; null: the operator"
                                                    + " alone.")
                                    .orNull(),
                            AuditEvent::reseller)
                    .with(
                            Fields.text(
                                            "source",
                                            "The peer's address; null: the system acted, or a user"
                                                    + " for itself in a reseller's matter.")
                                    .orNull(),
                            event -> event.origin().source())
                    .with(REQUEST, event -> event.origin().request())
                    .with(
                            Field.of("detail", new Type.Named(true), "Details in words."),
                            AuditEvent::detail)
                    .maybe(
                            Fields.<Application>reference(
                                    "application",
                                    "applications",
                                    "The application of the thing; absent: none."),
                            event -> event.matter().application())
                    .maybe(
                            Fields.<Client>reference(
                                    "client", "clients", "The client that the user acted through."),
                            event -> event.origin().client())
                    .maybe(
                            Field.of(
                                    "session",
                                    Types.<Session>id("SESSION"),
                                    "The session of the user."),
                            event -> event.origin().session())
                    .maybe(
                            Field.of("difference", new Type.One<>(DIFFERENCE), "The change."),
                            AuditEvent::difference)
                    .with(
                            Fields.number("batch", "The number of its seal; null: none yet.")
                                    .orNull(),
                            AuditEvent::batch);

    private static final ObjectSchema<AuditEvent> BRIEF =
            ObjectSchema.<AuditEvent>of("AuditedAct", "An event, in brief.")
                    .with(ID, AuditEvent::id)
                    .with(TIME, AuditEvent::at)
                    .with(ACTOR, AuditEvent::actor)
                    .with(ACTION, AuditEvent::action)
                    .with(REQUEST, event -> event.origin().request());

    private static final ObjectSchema<Through> THROUGH =
            ObjectSchema.<Through>of("HoldingRole", "A role that gave the permission.")
                    .with(
                            Fields.<Role>id("The id of the role."),
                            through -> new Id<>(through.role()))
                    .with(Fields.text("name", "The name at that time.").orNull(), Through::name)
                    .with(event("given", "The event that gave the role"), Through::given)
                    .with(
                            event("permitted", "The event that put the permission into the role"),
                            Through::permitted);

    private static final ObjectSchema<Holder> HOLDER =
            ObjectSchema.<Holder>of("Holder", "A principal that held the permission.")
                    .with(
                            Fields.text("principal", "`user:<id>` or `client:<id>`."),
                            Holder::principal)
                    .with(
                            Field.of(
                                    "roles", new Type.Listed<>(THROUGH), "Its roles that gave it."),
                            Holder::roles);

    private static final ObjectSchema<PermissionHolders> HOLDERS =
            ObjectSchema.<PermissionHolders>of("Holders", "The holders of a permission at a time.")
                    .with(
                            Fields.text("permission", "The permission."),
                            PermissionHolders::permission)
                    .with(
                            Fields.reference("application", "applications", "The application."),
                            PermissionHolders::application)
                    .with(Fields.time("at", "The time."), PermissionHolders::at)
                    .with(
                            Fields.time(
                                            "complete_since",
                                            "The log is complete since then; null: since its first"
                                                    + " event.")
                                    .orNull(),
                            PermissionHolders::completeSince)
                    .with(
                            event(
                                    "application_ceiling",
                                    "The event that put it into the application's ceiling"),
                            PermissionHolders::applicationCeiling)
                    .with(
                            event(
                                    "reseller_ceiling",
                                    "The event that put it into the reseller's ceiling"),
                            PermissionHolders::resellerCeiling)
                    .page(HOLDER, PermissionHolders::holders);

    public static final Field<String> BY_ACTOR =
            Filters.exactly("actor", "Only events of this actor, such as `user:<id>`.");

    public static final Field<String> OF_ACTION =
            Filters.exactly("action", "Only events of this action, such as `role.update`.");

    public static final Field<String> TYPE =
            Filters.exactly("type", "Only events about this kind of thing, such as `role`.");

    public static final Field<String> THING =
            Filters.exactly("id", "Only events about this thing of that type.");

    public static final Field<String> OF_REQUEST =
            Filters.exactly("request", "Only events of the request with this reference.");

    public static final Field<Instant> FROM =
            Fields.time("from", "Only events of this time or later.");

    public static final Field<Instant> UNTIL =
            Fields.time("until", "Only events before this time.");

    public static final Field<Instant> AT = Fields.time("at", "The time; absent: now.");

    public static final Field<Cursor> PAGE =
            Field.of(
                    "page",
                    new Type.Text<>(
                            "PAGE",
                            new Type.Facets(List.of(), 0, 0, null, null),
                            "As the Link of the page before says",
                            AuditOperations::cursor,
                            cursor -> cursor.first() + "." + cursor.after()),
                    "As the Link of the page before says.");

    public static final Operation<NoBody, Listing<AuditEvent>> LIST =
            list("listAudit", "/audit", "List audit events, the newest first")
                    .note("A reseller's staff see the events of their reseller.")
                    .needs(AUDIT_READ)
                    .pages(EVENT)
                    .filters(
                            BY_ACTOR,
                            OF_ACTION,
                            TYPE,
                            THING,
                            Filters.APPLICATION.about("Only events in this application."),
                            Filters.RESELLER.about("Only events that this reseller may read."),
                            OF_REQUEST,
                            FROM,
                            UNTIL)
                    .columns("at", "action", "actor", "subject", "difference", "detail")
                    .examples(
                            "audit list --type role --id ROLE",
                            "audit list --application APPLICATION --from 2026-11-01"
                                    + " --until 2026-12-01 --all --output json");

    public static final Operation<NoBody, PermissionHolders> WHO =
            get("listHolders", "/audit/who", "Find the holders of a permission at a time")
                    .note(
                            "Roles within ceilings, for kinds of principal that may hold the"
                                    + " permission, while all were active; with the events that gave"
                                    + " it. The log is followed back from now: a time is refused that"
                                    + " is before `complete_since`, behind too many events or, for a"
                                    + " reseller's staff, in another reseller's time.")
                    .needs(AUDIT_READ)
                    .answersPage(HOLDERS)
                    .requires(
                            Filters.PERMISSION.about("The permission."),
                            Filters.APPLICATION.about("The application."))
                    .filters(AT)
                    .command("who")
                    .help(
                            "Find the holders of a permission at a time, and the events that gave it.")
                    .examples(
                            "audit who --permission documents:write --application APPLICATION"
                                    + " --at 2026-11-01T09:00:00Z");

    public static final Operation<NoBody, ExportPage> EXPORT =
            get("exportAudit", "/audit/export", "Export sealed events for verification")
                    .note(
                            "JSON Lines, as docs/audit.md says: seals, and the events under them. A"
                                    + " page that is not the last has a Link with rel=next. A"
                                    + " reseller's staff see the events of their reseller, with their"
                                    + " proofs.")
                    .needs(AUDIT_READ)
                    .filters(
                            Filters.SINCE.about("Only seals of this time or later."),
                            UNTIL.about("Only seals before this time."))
                    .answersLines(
                            "A JSON object a line.", AuditExportWriter::of, PAGE, ExportPage::next);

    public static final Noun AUDIT =
            Noun.of("audit", "Events of changes, and their actors.", LIST, WHO, EXPORT);

    private AuditOperations() {}

    private static Field<AuditEvent> event(String name, String about) {
        return Field.of(
                        name,
                        new Type.One<>(BRIEF),
                        about + "; null: the log does not hold it, or the caller may not read it.")
                .orNull();
    }

    private static Field<Map<String, ?>> facts(String name, String about) {
        return Field.of(name, new Type.Named(false), about).orNull();
    }

    private static @Nullable Map<String, ?> values(@Nullable AuditedProperties facts) {
        return facts == null ? null : facts.values();
    }

    private static Optional<Cursor> cursor(String text) {
        var page = CURSOR.matcher(text);
        return page.matches()
                ? Optional.of(
                        new Cursor(Long.parseLong(page.group(1)), Long.parseLong(page.group(2))))
                : Optional.empty();
    }
}
