package dev.steelyard.guard.helidon;

import dev.steelyard.guard.Guard;
import dev.steelyard.guard.Preflight;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.refusal.Refusal;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** The guard's side of the CORS protocol (Fetch standard). Thread-safe. */
public final class CrossOrigin {
    private final Guard guard;
    private final ErrorAnswers answers;

    public CrossOrigin(Guard guard, ErrorAnswers answers) {
        this.guard = guard;
        this.answers = answers;
    }

    /** Whether a browser asks if a page may send a request, and sends none yet. */
    public static boolean isPreflight(ServerRequest request) {
        return request.prologue().method().text().equals("OPTIONS")
                && request.headers().contains(HeaderNames.ORIGIN)
                && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** So that the page can read the answer, also that it was refused. */
    public void expose(ServerRequest request, ServerResponse response) {
        if (origin(request, response) instanceof Preflight.Permitted permitted) {
            permitted.answerHeaders().forEach((name, value) -> response.header(name, value));
        }
    }

    /** Answers a preflight. */
    public void preflight(ServerRequest request, ServerResponse response, String reference) {
        switch (origin(request, response)) {
            case Preflight.Permitted permitted -> {
                permitted.headers().forEach((name, value) -> response.header(name, value));
                response.status(204).send();
            }
            case Preflight.Denied() ->
                    answers.refuse(
                            request, response, Refusal.of(ErrorCode.ORIGIN_NOT_ALLOWED, reference));
        }
    }

    private Preflight origin(ServerRequest request, ServerResponse response) {
        response.headers().add(HeaderNames.VARY, "Origin");
        List<String> origins = RequestReader.every(request, HeaderNames.ORIGIN);
        return origins.size() == 1 ? guard.preflight(origins.getFirst()) : new Preflight.Denied();
    }
}
