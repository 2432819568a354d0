package dev.steelyard.cli.noun;

import static dev.steelyard.cli.verb.Field.text;
import static dev.steelyard.cli.verb.Verb.act;
import static dev.steelyard.cli.verb.Verb.make;
import static dev.steelyard.cli.verb.Verb.remove;
import static dev.steelyard.cli.verb.Verb.rows;
import static dev.steelyard.cli.verb.Verb.show;

import dev.steelyard.cli.verb.Noun;

/** Who is told of security events. */
final class SignalNouns {
    private static final String STREAM = "/event-streams/{stream}";

    static final Noun SIGNALS =
            Noun.of(
                    "signals",
                    "Streams of security events, which management clients make for themselves.",
                    rows(
                                    "/event-streams",
                                    "List the streams.",
                                    "_id",
                                    "client",
                                    "authority",
                                    "method",
                                    "status",
                                    "waiting",
                                    "delivered",
                                    "dropped")
                            .paged()
                            .example("signals list"),
                    show(STREAM, "Show a stream: where it goes, what waits, why it is paused."),
                    make(
                                    STREAM + "/pause",
                                    "Hold the events of a stream; its receiver is told why.",
                                    text("reason", "TEXT", "Why."))
                            .named("pause")
                            .withVersion()
                            .example("signals pause STREAM --reason Maintenance"),
                    act(
                                    STREAM + "/resume",
                                    "Tell the events of a stream again, those that were held first.")
                            .named("resume")
                            .withVersion(),
                    remove(
                            STREAM,
                            "End a stream, with all that waits in it.",
                            "The stream is ended."));

    private SignalNouns() {}
}
