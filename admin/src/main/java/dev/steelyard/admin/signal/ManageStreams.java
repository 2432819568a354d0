package dev.steelyard.admin.signal;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.key.KeyMaker;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.signal.StreamStatus;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.signal.EventStreamOperations;
import dev.steelyard.operations.signal.EventStreamView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists, pauses, resumes and deletes event streams (SSF 1.0) for staff. A reseller's staff see the
 * streams of the reseller. Thread-safe.
 */
public final class ManageStreams {
    private final OperationRunner runner;
    private final KeyMaker sealer;

    public ManageStreams(OperationRunner runner, KeyMaker sealer) {
        this.runner = runner;
        this.sealer = sealer;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        EventStreamOperations.LIST,
                        call ->
                                list(call.actor(), call.page())
                                        .map(
                                                found ->
                                                        call.paged(
                                                                found,
                                                                view -> view.stream().id()))),
                bind(EventStreamOperations.GET, call -> get(call.actor(), call.id())),
                bind(
                        EventStreamOperations.PAUSE,
                        call ->
                                pause(
                                        call.actor(),
                                        call.id(),
                                        call.body().orElse(null),
                                        call.expected())),
                bind(
                        EventStreamOperations.RESUME,
                        call -> resume(call.actor(), call.id(), call.expected())),
                bind(
                        EventStreamOperations.DELETE,
                        call -> delete(call.actor(), call.id(), call.expected())));
    }

    public Outcome<List<EventStreamView>> list(Actor actor, PageRequest page) {
        return runner.read(
                actor,
                EventStreamOperations.LIST,
                context ->
                        context.tx().eventStreams().list(actor.reseller(), page).stream()
                                .map(stream -> view(context, stream))
                                .toList());
    }

    public Outcome<EventStreamView> get(Actor actor, Id<EventStream> id) {
        return runner.read(
                actor,
                EventStreamOperations.GET,
                context -> view(context, visible(context, context.tx().eventStreams().find(id))));
    }

    /** Pauses a stream. Its receiver is told the reason, and can resume it as staff can. */
    public Outcome<EventStreamView> pause(
            Actor actor, Id<EventStream> id, @Nullable String reason, @Nullable Long expected) {
        return setStatus(
                actor, EventStreamOperations.PAUSE, id, StreamStatus.PAUSED, reason, expected);
    }

    public Outcome<EventStreamView> resume(
            Actor actor, Id<EventStream> id, @Nullable Long expected) {
        return setStatus(
                actor, EventStreamOperations.RESUME, id, StreamStatus.ENABLED, null, expected);
    }

    private Outcome<EventStreamView> setStatus(
            Actor actor,
            Operation<?, EventStreamView> operation,
            Id<EventStream> id,
            StreamStatus status,
            @Nullable String reason,
            @Nullable Long expected) {
        return runner.write(
                actor,
                operation,
                context -> {
                    var stream = visible(context, context.tx().eventStreams().lock(id));
                    OperationContext.expect(expected, stream.version());
                    if (stream.status() == status) {
                        return view(context, stream);
                    }
                    var streams = new StreamConfigurationWriter(context, actor.who(), sealer);
                    var after = streams.setStatus(stream, status, reason);
                    streams.tellOf(after, status, reason);
                    return view(context, after);
                });
    }

    public Outcome<EventStreamView> delete(
            Actor actor, Id<EventStream> id, @Nullable Long expected) {
        return runner.write(
                actor,
                EventStreamOperations.DELETE,
                context -> {
                    var stream = visible(context, context.tx().eventStreams().lock(id));
                    OperationContext.expect(expected, stream.version());
                    var view = view(context, stream);
                    new StreamConfigurationWriter(context, actor.who(), sealer).remove(stream);
                    return view;
                });
    }

    /**
     * Pauses a stream whose receiver failed repeatedly. The receiver is told so once it is back
     * (SSF 1.0, section 8.1.2: the party that pauses "MUST send" it).
     *
     * @param told the stream at the attempt; nothing happens where it was changed since
     * @param event that was not delivered; dropped where the stream is paused already
     */
    public void undelivered(EventStream told, Id<SecurityEvent> event, String reason) {
        var system = Actor.system();
        runner.write(
                system,
                EventStreamOperations.PAUSE,
                context -> {
                    var stream =
                            context.tx()
                                    .eventStreams()
                                    .lock(told.id())
                                    .filter(now -> now.version() == told.version());
                    if (stream.isEmpty()) {
                        return false;
                    }
                    if (stream.get().status() == StreamStatus.ENABLED) {
                        var streams = new StreamConfigurationWriter(context, system.who(), sealer);
                        streams.setStatus(stream.get(), StreamStatus.PAUSED, reason);
                        streams.tellOf(stream.get(), StreamStatus.PAUSED, reason);
                    } else {
                        context.tx().securityEvents().refused(told.id(), List.of(event));
                    }
                    return true;
                });
    }

    private static EventStreamView view(OperationContext context, EventStream stream) {
        return new EventStreamView(stream, context.tx().securityEvents().count(stream.id()));
    }

    private static EventStream visible(OperationContext context, Optional<EventStream> stream) {
        return stream.filter(
                        found ->
                                context.actor().isOperator()
                                        || found.authority().equals(context.actor().authority()))
                .orElseThrow(OperationRefusal::missing);
    }
}
