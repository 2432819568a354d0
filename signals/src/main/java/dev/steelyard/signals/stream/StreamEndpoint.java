package dev.steelyard.signals.stream;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.signal.EventStreamPatch;
import dev.steelyard.admin.signal.ManageOwnStreams;
import dev.steelyard.admin.signal.NewEventStream;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint at which receivers create, read, update and delete event streams (SSF 1.0, section
 * 8.1.1). Thread-safe.
 */
public record StreamEndpoint(
        ManageOwnStreams receive,
        StreamJson json,
        StreamAddresses addresses,
        PushEndpointRules pushAddresses) {
    public Reply create(Request request, Actor actor) {
        var command = asNew(StreamBody.of(request), actor, null);
        return answer(201, StreamErrorConverter.done(receive.create(actor, command)));
    }

    /** Section 8.1.1.2: without a {@code stream_id}, all streams. */
    public Reply read(Request request, Actor actor) {
        var id = request.query().get("stream_id");
        if (id.isEmpty()) {
            var all = StreamErrorConverter.done(receive.list(actor));
            return Reply.json(200, all.stream().map(json::configuration).toList()).noStore();
        }
        return answer(200, StreamErrorConverter.done(receive.get(actor, StreamBody.stream(id))));
    }

    public Reply update(Request request, Actor actor) {
        var body = StreamBody.of(request);
        var stream = expected(body, actor);
        var patch =
                new EventStreamPatch(
                        body.texts("events_requested"),
                        pushAddresses.checked(actor, body.delivery(addresses.poll(stream.id()))),
                        body.text("description").orElse(null));
        return answer(200, StreamErrorConverter.done(receive.update(actor, stream.id(), patch)));
    }

    public Reply replace(Request request, Actor actor) {
        var body = StreamBody.of(request);
        var stream = expected(body, actor);
        var command = asNew(body, actor, stream);
        return answer(200, StreamErrorConverter.done(receive.replace(actor, stream.id(), command)));
    }

    public Reply remove(Request request, Actor actor) {
        var id = StreamBody.stream(request.query().get("stream_id"));
        StreamErrorConverter.done(receive.remove(actor, id));
        return Reply.empty(204).noStore();
    }

    private EventStream expected(StreamBody body, Actor actor) {
        var stream = StreamErrorConverter.done(receive.get(actor, body.stream()));
        json.checkOurs(body, stream);
        return stream;
    }

    private NewEventStream asNew(StreamBody body, Actor actor, @Nullable EventStream stream) {
        return new NewEventStream(
                body.texts("events_requested"),
                pushAddresses.checked(
                        actor, body.delivery(stream == null ? null : addresses.poll(stream.id()))),
                body.text("description").orElse(null));
    }

    private Reply answer(int status, EventStream stream) {
        return Reply.json(status, json.configuration(stream)).noStore();
    }
}
