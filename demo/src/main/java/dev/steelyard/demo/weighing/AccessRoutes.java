package dev.steelyard.demo.weighing;

import dev.steelyard.demo.http.Answer;
import dev.steelyard.demo.http.ApiCall;
import dev.steelyard.guard.AccessEntry;
import dev.steelyard.guard.AccessResult;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.principal.ApplicationState;
import dev.steelyard.guard.refusal.ErrorBody;
import dev.steelyard.guard.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The routes {@code GET /access}, which lists the applications that the token's user or client can
 * access, and {@code GET /{application}}, which describes one.
 */
public final class AccessRoutes {
    private final Guard guard;

    public AccessRoutes(Guard guard) {
        this.guard = guard;
    }

    public Answer access(ApiCall call) {
        return switch (guard.access(call.allowed())) {
            case AccessResult.Reachable(List<AccessEntry> rows) ->
                    Answer.ok(rows.stream().map(AccessEntry::toJson).toList());
            case AccessResult.Unavailable(Refusal refusal) -> new Answer.Refused(refusal);
        };
    }

    public Answer application(ApiCall call) {
        ApplicationState application = call.allowed().state().application();
        if (application == null) return Answer.notFound("application");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("_id", application.id());
        json.put("name", application.name());
        if (application.company() != null) {
            json.put("company", Map.of("name", application.company()));
        }
        if (application.expiry() != null) {
            json.put("expiry", ErrorBody.timestamp(application.expiry()));
        }
        json.put("roles", call.allowed().state().roles());
        json.put("permissions", call.allowed().permissions().stream().sorted().toList());
        return Answer.ok(json);
    }
}
