package dev.steelyard.signals.stream;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.signal.ManageOwnStreams;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;

/**
 * The endpoint at which receivers add subjects to an event stream and remove them (SSF 1.0, section
 * 8.1.3). A subject that no event can have is answered as any other ("may choose to stay silent").
 * Thread-safe.
 */
public record SubjectEndpoint(ManageOwnStreams receive, SubjectReader subjects) {
    /** "responds with an empty 200 OK response" (section 8.1.3.2). */
    public Reply add(Request request, Actor actor) {
        var body = StreamBody.of(request);
        body.flag("verified");
        choose(body, actor, true);
        return Reply.empty(200).noStore();
    }

    /** Section 8.1.3.3. */
    public Reply remove(Request request, Actor actor) {
        choose(StreamBody.of(request), actor, false);
        return Reply.empty(204).noStore();
    }

    private void choose(StreamBody body, Actor actor, boolean wanted) {
        var stream = body.stream();
        var value = body.value("subject");
        var subject = wanted ? subjects.added(value) : subjects.removed(value);
        StreamErrorConverter.done(receive.choose(actor, stream, subject, wanted));
    }
}
