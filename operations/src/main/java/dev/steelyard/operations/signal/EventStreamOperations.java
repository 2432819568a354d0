package dev.steelyard.operations.signal;

import static dev.steelyard.domain.permission.ManagementPermission.SIGNALS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.SIGNALS_WRITE;
import static dev.steelyard.operations.model.Operation.action;
import static dev.steelyard.operations.model.Operation.delete;
import static dev.steelyard.operations.model.Operation.get;
import static dev.steelyard.operations.model.Operation.list;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.StreamStatus;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes the operations by which staff list, pause, resume and delete event streams (Shared
 * Signals Framework). Receivers manage their streams by the Shared Signals Framework.
 */
public final class EventStreamOperations {
    private static final String PATH = "/event-streams/{event_stream}";
    private static final String PUSH = "push";
    private static final String POLL = "poll";

    private static final Field<Id<EventStream>> ID = Fields.id("The `stream_id`.");

    private static final Field<Id<Client>> CLIENT =
            Fields.reference("client", "clients", "The management client that created it.");

    private static final Field<Set<EventType>> EVENTS =
            Field.of(
                    "events",
                    Types.set(
                            Types.choice("TYPE", EventType.SUPPORTED, EventType::word),
                            "An array of event types"),
                    "The event types that it delivers.");

    private static final Field<String> DESCRIPTION =
            Fields.text("description", "The description by its receiver.").orNull();

    private static final Field<String> ENDPOINT =
            Field.of("endpoint", Types.uri(), "The URI that is called; null: the receiver polls.")
                    .orNull();

    private static final Field<StreamStatus> STATUS =
            Field.of(
                    "status",
                    Types.choice("STATUS", StreamStatus.class),
                    "The status. Events of a paused stream are held, those of a disabled one are"
                            + " not.");

    private static final Field<String> REASON =
            Field.of("reason", Fields.DESCRIPTION.type(), "The reason; the receiver is told it.");

    private static final Field<String> STATUS_REASON =
            REASON.about("The reason of the status; null: none was given.").orNull();

    private static final RequestSchema<Optional<String>> PAUSE_BODY =
            RequestSchema.<Optional<String>>of(
                            "EventStreamPause",
                            "The reason of a pause.",
                            in -> in.optional(REASON).filter(text -> !text.isEmpty()))
                    .optional(REASON);

    /** The members that the audit log records. */
    public static final ObjectSchema<EventStream> RECORDED =
            ObjectSchema.<EventStream>of("RecordedEventStream", "An event stream in the audit log.")
                    .with(CLIENT, EventStream::receiver)
                    .with(Fields.AUTHORITY, EventStream::authority)
                    .with(EVENTS, stream -> Set.copyOf(stream.types()))
                    .with(DESCRIPTION, EventStream::description)
                    .with(
                            Fields.text("method", "The delivery method, a URN."),
                            stream -> stream.delivery().method())
                    .with(ENDPOINT, EventStreamOperations::endpoint)
                    .with(
                            Fields.text("authorization", "The name of the kept secret.").orNull(),
                            stream ->
                                    stream.delivery() instanceof EventDelivery.Push push
                                            ? push.authorization()
                                            : null)
                    .with(STATUS, EventStream::status)
                    .with(STATUS_REASON, EventStream::reason);

    private static final ObjectSchema<EventStreamView> STREAM =
            ObjectSchema.<EventStreamView>of("EventStream", "The security events of one receiver.")
                    .with(ID, view -> view.stream().id())
                    .with(CLIENT, view -> view.stream().receiver())
                    .with(Fields.AUTHORITY, view -> view.stream().authority())
                    .with(DESCRIPTION, view -> view.stream().description())
                    .with(EVENTS, view -> Set.copyOf(view.stream().types()))
                    .with(
                            Field.of(
                                    "method",
                                    Types.choice("METHOD", List.of(PUSH, POLL), word -> word),
                                    "Whether the receiver is called or polls."),
                            view -> endpoint(view.stream()) == null ? POLL : PUSH)
                    .with(ENDPOINT, view -> endpoint(view.stream()))
                    .with(STATUS, view -> view.stream().status())
                    .with(STATUS_REASON, view -> view.stream().reason())
                    .with(
                            Fields.time("created", "Time of its creation."),
                            view -> view.stream().created())
                    .with(
                            Fields.number("waiting", "Events that it holds."),
                            view -> (long) view.waiting())
                    .with(
                            Fields.number("delivered", "Events that its receiver has taken."),
                            view -> view.stream().delivered())
                    .with(
                            Fields.number("dropped", "Events whose delivery was given up."),
                            view -> view.stream().dropped())
                    .versioned(view -> view.stream().version());

    public static final Operation<NoBody, Listing<EventStreamView>> LIST =
            list("listEventStreams", "/event-streams", "List event streams")
                    .needs(SIGNALS_READ)
                    .pages(STREAM)
                    .columns(
                            "_id",
                            "client",
                            "authority",
                            "method",
                            "status",
                            "waiting",
                            "delivered",
                            "dropped")
                    .examples("event-streams list");

    public static final Operation<NoBody, EventStreamView> GET =
            get("getEventStream", PATH, "Get an event stream").needs(SIGNALS_READ).answers(STREAM);

    public static final Operation<Optional<String>, EventStreamView> PAUSE =
            action("pause", "pauseEventStream", PATH + "/pause", "Hold the events of a stream")
                    .note("The receiver is notified and can resume it.")
                    .needs(SIGNALS_WRITE)
                    .anyLogin()
                    .ifMatch()
                    .body(PAUSE_BODY)
                    .answers(STREAM)
                    .help("Pause the delivery of events; the receiver gets the reason.")
                    .examples("event-streams pause EVENT-STREAM --reason Maintenance");

    public static final Operation<NoBody, EventStreamView> RESUME =
            action("resume", "resumeEventStream", PATH + "/resume", "Deliver the events again")
                    .needs(SIGNALS_WRITE)
                    .anyLogin()
                    .ifMatch()
                    .answers(STREAM)
                    .help("Deliver the events of a stream again, those that were held first.");

    public static final Operation<NoBody, Object> DELETE =
            delete("removeEventStream", PATH, "Delete an event stream and the events that it holds")
                    .needs(SIGNALS_WRITE)
                    .done("The event stream is deleted.");

    public static final Noun EVENT_STREAMS =
            Noun.of(
                    "event-streams",
                    "event_stream",
                    ID,
                    "Streams of security events. Management clients create them by the Shared"
                            + " Signals Framework.",
                    LIST,
                    GET,
                    PAUSE,
                    RESUME,
                    DELETE);

    private EventStreamOperations() {}

    private static @Nullable String endpoint(EventStream stream) {
        return stream.delivery() instanceof EventDelivery.Push push ? push.endpoint() : null;
    }
}
