package dev.steelyard.server.feed.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.refusal.ReportedRefusal;
import dev.steelyard.domain.resource.ConnectedGuard;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.feed.FeedBody;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON body of a guard's report on refused requests and decision counts, before validation. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ReportBody(
        @Nullable Guard guard,
        @Nullable List<Refusal> refusals,
        @Nullable List<Use> uses,
        @Nullable Dropped dropped) {
    private static final int REFUSALS = 1_000;
    private static final int USES = 5_000;
    private static final long MOST_COUNTED = 1_000_000_000;

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Guard(
            @Nullable String id,
            @Nullable String name,
            @Nullable String version,
            @Nullable Long report,
            @Nullable Long started,
            @Nullable Boolean streaming,
            @Nullable Long applied,
            @Nullable Long silence_ms,
            @Nullable Long states,
            @Nullable Long loads,
            @Nullable Long hits,
            @Nullable Boolean ending) {
        ConnectedGuard read(ResourceServer at, Dropped dropped, Instant now) {
            return new ConnectedGuard(
                    at.id(),
                    FeedBody.<ConnectedGuard>id(id, "guard.id"),
                    MemberFormat.NAME.of(name, "guard.name"),
                    MemberFormat.VERSION.of(version, "guard.version"),
                    MemberFormat.number(report, "guard.report", 1),
                    MemberFormat.time(started, "guard.started", now),
                    now,
                    Boolean.TRUE.equals(streaming),
                    MemberFormat.number(applied, "guard.applied", 0),
                    0,
                    Duration.ofMillis(MemberFormat.number(silence_ms, "guard.silence_ms", 0)),
                    MemberFormat.number(states, "guard.states", 0),
                    MemberFormat.number(loads, "guard.loads", 0),
                    MemberFormat.number(hits, "guard.hits", 0),
                    MemberFormat.number(dropped.refusals(), "dropped.refusals", 0),
                    MemberFormat.number(dropped.uses(), "dropped.uses", 0));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Dropped(@Nullable Long refusals, @Nullable Long uses) {
        static final Dropped NONE = new Dropped(0L, 0L);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Refusal(
            @Nullable String reference,
            @Nullable Long at,
            @Nullable String client,
            @Nullable String user,
            @Nullable String code,
            @Nullable String method,
            @Nullable String operation,
            @Nullable String permission) {
        ReportedRefusal read(Instant now) {
            return new ReportedRefusal(
                    MemberFormat.REFERENCE.of(reference, "reference"),
                    MemberFormat.time(at, "at", now),
                    principal(client, user),
                    MemberFormat.CODE.of(code, "code"),
                    MemberFormat.METHOD.optional(method, "method"),
                    MemberFormat.TEMPLATE.optional(operation, "operation"),
                    MemberFormat.PERMISSION.optional(permission, "permission"));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Use(
            @Nullable String client,
            @Nullable String user,
            @Nullable String operation,
            @Nullable String permission,
            @Nullable String code,
            @Nullable Long count,
            @Nullable Long first,
            @Nullable Long last) {
        DecisionCount read(ResourceServer at, Instant now) {
            var end = MemberFormat.time(last, "last", now);
            var begin = MemberFormat.time(first, "first", end);
            return new DecisionCount(
                    principal(client, user),
                    at.id(),
                    MemberFormat.OPERATION.optional(operation, "operation"),
                    MemberFormat.PERMISSION.optional(permission, "permission"),
                    MemberFormat.CODE.optional(code, "code"),
                    // The sum of so many, however often they are reported, fits a column.
                    Math.min(MemberFormat.number(count, "count", 1), MOST_COUNTED),
                    begin,
                    end);
        }
    }

    /**
     * Reads and validates all of it.
     *
     * @param at the API that reports
     * @param now the latest time in the report, whatever the guard's clock says
     * @throws MalformedRequest a member is malformed
     */
    static ValidatedReport read(Request request, ResourceServer at, Instant now) {
        var body = FeedBody.read(request, ReportBody.class);
        var guard = body.guard;
        if (guard == null) {
            throw new MalformedRequest("guard must name the guard that reports");
        }
        return new ValidatedReport(
                guard.read(at, body.dropped == null ? Dropped.NONE : body.dropped, now),
                Boolean.TRUE.equals(guard.ending()),
                rows(body.refusals, "refusals", REFUSALS, row -> row.read(now)),
                rows(body.uses, "uses", USES, row -> row.read(at, now)));
    }

    private static PrincipalRef principal(@Nullable String client, @Nullable String user) {
        return new PrincipalRef(
                FeedBody.<Client>id(client, "client"),
                user == null ? null : FeedBody.<User>id(user, "user"));
    }

    private static <B, T> List<T> rows(
            @Nullable List<B> rows, String member, int most, Function<B, T> read) {
        if (rows == null) {
            return List.of();
        }
        MemberFormat.check(rows.size() <= most && !rows.contains(null), member, "at most " + most);
        return rows.stream().map(read).toList();
    }
}
