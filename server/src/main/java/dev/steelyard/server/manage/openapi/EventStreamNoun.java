package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.SIGNALS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.SIGNALS_WRITE;
import static dev.steelyard.server.manage.openapi.Described.delete;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.post;

/** What others are told of, seen from here. */
final class EventStreamNoun {
    private static final Shape STREAM =
            Shape.answered("EventStream", "What one receiver is told.")
                    .with("_id", Schema.id("Its `stream_id`."))
                    .with("client", Schema.id("The management client that made it."))
                    .with("authority", Words.AUTHORITY)
                    .with("description", Schema.text("As its receiver describes it.").orNull())
                    .with(
                            "events",
                            Schema.set(
                                    "The types of CAEP 1.0 that it is told of.",
                                    Schema.words(
                                            "A type.",
                                            "session-revoked",
                                            "token-claims-change",
                                            "credential-change")))
                    .with(
                            "method",
                            Schema.words("Whether its receiver is called or asks.", "push", "poll"))
                    .with("endpoint", Schema.uri("Where it is called; null: it asks.").orNull())
                    .with(
                            "status",
                            Schema.words(
                                    "Paused: events are held. Disabled: they are not.",
                                    "enabled",
                                    "paused",
                                    "disabled"))
                    .with("reason", Schema.text("Why; null: nothing was said.").orNull())
                    .with("created", Schema.time("When it was made."))
                    .with("waiting", Schema.number("How many events it holds."))
                    .with("delivered", Schema.number("How many its receiver has taken."))
                    .with("dropped", Schema.number("How many were given up."))
                    .versioned();

    static final Noun ALL =
            new Noun(
                    "event-streams",
                    "Who is told of security events, and what waits; receivers manage theirs by the"
                            + " Shared Signals Framework",
                    get("/event-streams", "listEventStreams", "List streams")
                            .needs(SIGNALS_READ)
                            .pages(STREAM),
                    get("/event-streams/{id}", "getEventStream", "Read a stream")
                            .needs(SIGNALS_READ)
                            .answers(STREAM),
                    post("/event-streams/{id}/pause", "pauseEventStream", "Hold its events")
                            .note("Its receiver is told of it, and can resume it.")
                            .needs(SIGNALS_WRITE)
                            .matched()
                            .sends(
                                    Shape.sent("EventStreamPause", "Why.")
                                            .maybe(
                                                    "reason",
                                                    Schema.text("Told to the receiver, too.")))
                            .answers(STREAM),
                    post("/event-streams/{id}/resume", "resumeEventStream", "Tell its events again")
                            .needs(SIGNALS_WRITE)
                            .matched()
                            .answers(STREAM),
                    delete("/event-streams/{id}", "removeEventStream", "End a stream")
                            .note("With all that waits in it.")
                            .needs(SIGNALS_WRITE)
                            .matched()
                            .answersNothing());

    private EventStreamNoun() {}
}
