package dev.steelyard.admin.signal;

import static dev.steelyard.domain.permission.ManagementPermission.SIGNALS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.SIGNALS_WRITE;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.key.KeyMaker;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.EventSubject;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.signal.StreamStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates, reads, updates and polls event streams, on behalf of the receiver that owns them (SSF
 * 1.0, section 8.1). A receiver sees no other streams, and its streams hold what its authority may
 * know (rule 9). Thread-safe.
 */
public final class ManageOwnStreams {
    /** Minimum time between a receiver's verification requests for one stream. */
    public static final Duration VERIFICATION_INTERVAL = Duration.ofSeconds(10);

    private static final int MOST = 5;
    private static final int LONGEST_STATE = 1_000;

    private final OperationRunner runner;
    private final KeyMaker sealer;

    public ManageOwnStreams(OperationRunner runner, KeyMaker sealer) {
        this.runner = runner;
        this.sealer = sealer;
    }

    public Outcome<EventStream> create(Actor actor, NewEventStream command) {
        return runner.write(
                actor,
                SIGNALS_WRITE,
                context -> {
                    var receiver = receiver(context);
                    Limits.checkRoom(
                            "A receiver",
                            "streams",
                            context.tx().eventStreams().hold(receiver).size(),
                            MOST);
                    var delivery = command.delivery();
                    var stream =
                            new EventStream(
                                    context.ids().next(),
                                    receiver,
                                    actor.authority(),
                                    StreamRules.requested(command.requested()),
                                    StreamRules.description(command.description()),
                                    streams(context)
                                            .delivery(
                                                    delivery == null ? NewDelivery.POLL : delivery),
                                    StreamStatus.ENABLED,
                                    null,
                                    context.now(),
                                    null,
                                    0,
                                    0,
                                    1);
                    streams(context).insert(stream);
                    return stream;
                });
    }

    /** All streams of the receiver. */
    public Outcome<List<EventStream>> list(Actor actor) {
        return runner.read(
                actor, SIGNALS_READ, context -> context.tx().eventStreams().of(receiver(context)));
    }

    public Outcome<EventStream> get(Actor actor, Id<EventStream> id) {
        return runner.read(
                actor, SIGNALS_READ, context -> own(context, context.tx().eventStreams().find(id)));
    }

    public Outcome<EventStream> update(Actor actor, Id<EventStream> id, EventStreamPatch patch) {
        return runner.write(
                actor,
                SIGNALS_WRITE,
                context -> {
                    var before = held(context, id);
                    var delivery = patch.delivery();
                    var description = patch.description();
                    var after =
                            before.with(
                                    patch.requested() == null
                                            ? before.requested()
                                            : StreamRules.requested(patch.requested()),
                                    description == null
                                            ? before.description()
                                            : StreamRules.description(description),
                                    delivery == null
                                            ? before.delivery()
                                            : streams(context).delivery(delivery));
                    return streams(context).update(before, after);
                });
    }

    /** SSF 1.0, section 8.1.1.4: absent members are "requested to be deleted". */
    public Outcome<EventStream> replace(Actor actor, Id<EventStream> id, NewEventStream command) {
        return runner.write(
                actor,
                SIGNALS_WRITE,
                context -> {
                    var before = held(context, id);
                    var delivery = command.delivery();
                    var after =
                            before.with(
                                    StreamRules.requested(command.requested()),
                                    StreamRules.description(command.description()),
                                    streams(context)
                                            .delivery(
                                                    delivery == null
                                                            ? NewDelivery.POLL
                                                            : delivery));
                    return streams(context).update(before, after);
                });
    }

    public Outcome<EventStream> remove(Actor actor, Id<EventStream> id) {
        return runner.write(
                actor,
                SIGNALS_WRITE,
                context -> {
                    var stream = held(context, id);
                    streams(context).remove(stream);
                    return stream;
                });
    }

    public Outcome<EventStream> setStatus(
            Actor actor, Id<EventStream> id, StreamStatus status, @Nullable String reason) {
        return runner.write(
                actor,
                SIGNALS_WRITE,
                context ->
                        streams(context)
                                .setStatus(held(context, id), status, StreamRules.reason(reason)));
    }

    /**
     * Puts a verification event into the stream. A disabled stream would never deliver it; a paused
     * stream holds it.
     *
     * @param state the event's {@code state}; null: none
     * @return false: too soon after the verification before
     */
    public Outcome<Boolean> verify(Actor actor, Id<EventStream> id, @Nullable String state) {
        return runner.write(
                actor,
                SIGNALS_WRITE,
                context -> {
                    var stream = own(context, context.tx().eventStreams().find(id));
                    if (state != null && state.length() > LONGEST_STATE) {
                        throw OperationRefusal.invalid(
                                "state", "At most " + LONGEST_STATE + " characters");
                    }
                    if (!context.tx()
                            .eventStreams()
                            .verify(
                                    id,
                                    context.now(),
                                    context.now().minus(VERIFICATION_INTERVAL))) {
                        return false;
                    }
                    var members =
                            state == null
                                    ? AuditedProperties.NONE
                                    : AuditedProperties.NONE.with("state", state);
                    var event =
                            SecurityEvent.ofStream(
                                    context.ids().next(),
                                    EventType.VERIFICATION,
                                    context.now(),
                                    members);
                    if (!context.tx().securityEvents().put(event, stream.id())) {
                        throw OperationRefusal.invalid(
                                "stream_id", "The stream is disabled. Set its status to enabled");
                    }
                    return true;
                });
    }

    /**
     * Adds or removes a subject (SSF 1.0, section 8.1.3).
     *
     * @param subject empty: a subject that no event can have, which changes nothing
     */
    public Outcome<EventStream> choose(
            Actor actor, Id<EventStream> id, Optional<EventSubject> subject, boolean wanted) {
        return runner.write(
                actor,
                SIGNALS_WRITE,
                context -> {
                    var stream = held(context, id);
                    subject.ifPresent(about -> streams(context).choose(stream, about, wanted));
                    return stream;
                });
    }

    /**
     * Returns waiting events (RFC 8936, section 2.2), the oldest first.
     *
     * @param taken acknowledged events; unknown ones are ignored
     * @param refused events that the receiver could not process
     * @param most maximum number of events to return
     */
    public Outcome<PolledEvents> poll(
            Actor actor,
            Id<EventStream> id,
            Collection<Id<SecurityEvent>> taken,
            Collection<Id<SecurityEvent>> refused,
            int most) {
        if (taken.isEmpty() && refused.isEmpty()) {
            return runner.read(actor, SIGNALS_WRITE, context -> waiting(context, id, most));
        }
        return runner.writeUnrecorded(
                actor,
                SIGNALS_WRITE,
                context -> {
                    own(context, context.tx().eventStreams().find(id));
                    context.tx().securityEvents().taken(id, taken);
                    context.tx().securityEvents().refused(id, refused);
                    return waiting(context, id, most);
                });
    }

    private static PolledEvents waiting(OperationContext context, Id<EventStream> id, int most) {
        var stream = own(context, context.tx().eventStreams().find(id));
        checkMayListen(context, stream);
        var events = context.tx().securityEvents().waiting(id, most + 1);
        boolean more = events.size() > most;
        return new PolledEvents(stream, more ? events.subList(0, most) : events, more);
    }

    /** Checked again: the client may have been suspended while it waited. */
    private static void checkMayListen(OperationContext context, EventStream stream) {
        boolean may =
                context.tx()
                        .clients()
                        .find(stream.receiver())
                        .filter(client -> !client.suspended())
                        .filter(client -> client.management().contains(SIGNALS_WRITE))
                        .isPresent();
        if (!may) {
            throw OperationRefusal.missing();
        }
    }

    private StreamConfigurationWriter streams(OperationContext context) {
        return new StreamConfigurationWriter(context, context.actor().who(), sealer);
    }

    private static EventStream held(OperationContext context, Id<EventStream> id) {
        return own(context, context.tx().eventStreams().lock(id));
    }

    /** A stream of another receiver is answered as an unknown one. */
    private static EventStream own(OperationContext context, Optional<EventStream> stream) {
        var receiver = receiver(context);
        return stream.filter(found -> found.receiver().equals(receiver))
                .orElseThrow(OperationRefusal::missing);
    }

    private static Id<Client> receiver(OperationContext context) {
        return context.actor()
                .asClient()
                .orElseThrow(
                        () ->
                                OperationRefusal.forbidden(
                                        RefusalCode.RECEIVERS_ONLY,
                                        "Only management clients can create streams"));
    }
}
