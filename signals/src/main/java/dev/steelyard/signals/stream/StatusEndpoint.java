package dev.steelyard.signals.stream;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.signal.ManageOwnStreams;
import dev.steelyard.domain.signal.StreamStatus;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;

/**
 * The endpoint at which a receiver reads and updates the status of its event stream (SSF 1.0,
 * section 8.1.2). Thread-safe.
 */
public record StatusEndpoint(ManageOwnStreams receive) {
    public Reply read(Request request, Actor actor) {
        var id = StreamBody.stream(request.query().get("stream_id"));
        return Reply.json(200, StreamJson.status(StreamErrorConverter.done(receive.get(actor, id))))
                .noStore();
    }

    public Reply update(Request request, Actor actor) {
        var body = StreamBody.of(request);
        var status =
                body.text("status")
                        .flatMap(StreamStatus::parse)
                        .orElseThrow(
                                () ->
                                        StreamBody.invalid(
                                                "The status is enabled, paused or disabled."));
        var reason = body.text("reason").orElse(null);
        var stream =
                StreamErrorConverter.done(receive.setStatus(actor, body.stream(), status, reason));
        return Reply.json(200, StreamJson.status(stream)).noStore();
    }
}
