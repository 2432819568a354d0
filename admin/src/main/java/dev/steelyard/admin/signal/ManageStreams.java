package dev.steelyard.admin.signal;

import static dev.steelyard.domain.permission.ManagementPermission.SIGNALS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.SIGNALS_WRITE;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.key.KeyMaker;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.signal.StreamStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Streams as staff sees them: whose they are, what waits in them, and that they stop. A reseller
 * sees those that listen in its name. Thread-safe.
 */
public final class ManageStreams {
    private final OperationRunner acts;
    private final KeyMaker sealer;

    public ManageStreams(OperationRunner acts, KeyMaker sealer) {
        this.acts = acts;
        this.sealer = sealer;
    }

    public Outcome<List<StreamView>> list(Actor actor, Page page) {
        return acts.read(
                actor,
                SIGNALS_READ,
                act ->
                        act.tx().eventStreams().list(actor.reseller(), page).stream()
                                .map(stream -> view(act, stream))
                                .toList());
    }

    public Outcome<StreamView> get(Actor actor, Id<EventStream> id) {
        return acts.read(
                actor,
                SIGNALS_READ,
                act -> view(act, visible(act, act.tx().eventStreams().find(id))));
    }

    /** Its receiver is told why, and of nothing else until it, or somebody here, resumes. */
    public Outcome<StreamView> pause(
            Actor actor, Id<EventStream> id, @Nullable String reason, @Nullable Long expected) {
        return setStatus(actor, id, StreamStatus.PAUSED, reason, expected);
    }

    public Outcome<StreamView> resume(
            Actor actor, Id<EventStream> id, @Nullable String reason, @Nullable Long expected) {
        return setStatus(actor, id, StreamStatus.ENABLED, reason, expected);
    }

    private Outcome<StreamView> setStatus(
            Actor actor,
            Id<EventStream> id,
            StreamStatus status,
            @Nullable String reason,
            @Nullable Long expected) {
        return acts.write(
                actor,
                SIGNALS_WRITE,
                act -> {
                    var stream = visible(act, act.tx().eventStreams().lock(id));
                    OperationContext.expect(expected, stream.version());
                    var why = StreamRules.reason(reason);
                    if (stream.status() == status) {
                        return view(act, stream);
                    }
                    var streams = new StreamWriter(act, actor.who(), sealer);
                    var after = streams.setStatus(stream, status, why);
                    streams.tellOf(after, status, why);
                    return view(act, after);
                });
    }

    public Outcome<StreamView> remove(Actor actor, Id<EventStream> id, @Nullable Long expected) {
        return acts.write(
                actor,
                SIGNALS_WRITE,
                act -> {
                    var stream = visible(act, act.tx().eventStreams().lock(id));
                    OperationContext.expect(expected, stream.version());
                    var view = view(act, stream);
                    new StreamWriter(act, actor.who(), sealer).remove(stream);
                    return view;
                });
    }

    /**
     * Its receiver could not be told, again and again: the stream is paused. Of that it is told
     * should it be there again (SSF 1.0, section 8.1.2: whoever pauses "MUST send" it).
     *
     * @param told as it was when it was tried; nothing happens where it was changed meanwhile
     * @param event what it could not be told; given up where the stream is paused already
     */
    public void undelivered(EventStream told, Id<SecurityEvent> event, String reason) {
        var system = Actor.system();
        acts.write(
                system,
                SIGNALS_WRITE,
                act -> {
                    var stream =
                            act.tx()
                                    .eventStreams()
                                    .lock(told.id())
                                    .filter(now -> now.version() == told.version());
                    if (stream.isEmpty()) {
                        return false;
                    }
                    if (stream.get().status() == StreamStatus.ENABLED) {
                        var streams = new StreamWriter(act, system.who(), sealer);
                        streams.setStatus(stream.get(), StreamStatus.PAUSED, reason);
                        streams.tellOf(stream.get(), StreamStatus.PAUSED, reason);
                    } else {
                        act.tx().securityEvents().refused(told.id(), List.of(event));
                    }
                    return true;
                });
    }

    private static StreamView view(OperationContext act, EventStream stream) {
        return new StreamView(stream, act.tx().securityEvents().count(stream.id()));
    }

    private static EventStream visible(OperationContext act, Optional<EventStream> stream) {
        return stream.filter(
                        found ->
                                act.actor().isOperator()
                                        || found.authority().equals(act.actor().authority()))
                .orElseThrow(Refused::missing);
    }
}
