package dev.steelyard.server.manage;

import dev.steelyard.admin.rehearsal.DryRun;
import dev.steelyard.admin.rehearsal.Rehearsal;
import dev.steelyard.domain.decision.DecisionCount;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a change would do to those at work, as the API writes it. */
final class RehearsalJson {
    private RehearsalJson() {}

    /** What the change would answer, and what it would do. */
    static <T> Map<String, @Nullable Object> of(
            DryRun<T> tried, Function<T, Map<String, @Nullable Object>> value) {
        var json = value.apply(tried.value());
        json.put("dry_run", true);
        json.put("rehearsal", of(tried.rehearsal()));
        return json;
    }

    private static Map<String, @Nullable Object> of(Rehearsal rehearsal) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("since", Members.time(rehearsal.since()));
        json.put("complete", rehearsal.complete());
        json.put("refused", side(rehearsal.refused()));
        json.put("allowed", side(rehearsal.allowed()));
        return json;
    }

    private static Map<String, @Nullable Object> side(Rehearsal.Side side) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("clients", side.clients());
        json.put("users", side.users());
        json.put("requests", side.requests());
        json.put("first", Members.time(side.since()));
        json.put("last", Members.time(side.last()));
        json.put("decisions", side.shown().stream().map(RehearsalJson::decision).toList());
        json.put("more", side.more());
        return json;
    }

    private static Map<String, @Nullable Object> decision(DecisionCount count) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("client", count.principal().client().hex());
        json.put("user", Members.text(count.principal().user()));
        json.put("resource_server", count.at().hex());
        json.put("operation", count.operation());
        json.put("permission", count.permission());
        json.put("requests", count.requests());
        json.put("first", Members.time(count.first()));
        json.put("last", Members.time(count.last()));
        return json;
    }
}
