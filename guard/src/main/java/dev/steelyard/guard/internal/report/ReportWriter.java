package dev.steelyard.guard.internal.report;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.refusal.ErrorCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a guard's reports of status, refusals and decision counts as JSON ({@code
 * docs/guard-protocol.md}). Leaves out rows for which a server would refuse the report: one invalid
 * row must not cost the others.
 */
final class ReportWriter {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{3,16}");
    private static final int LONGEST_TEMPLATE = 500;
    private static final Duration LONGEST_SILENCE = Duration.ofDays(365);

    private ReportWriter() {}

    /** A row of {@code refusals}; null: the call is invalid there. */
    static @Nullable String row(RefusedCall call) {
        PrincipalRef principal = call.principal();
        if (principal == null || !told(principal)) return null;
        if (!REFERENCE.matcher(call.reference()).matches()) return null;
        String method = call.method();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("reference", call.reference());
        row.put("at", call.at().toEpochMilli());
        put(row, principal);
        row.put("code", call.code().code());
        row.put("method", method != null && METHOD.matcher(method).matches() ? method : null);
        row.put("operation", template(call.operation()));
        row.put("permission", call.permission());
        return JSONObjectUtils.toJSONString(row);
    }

    /** A row of {@code uses}; null: the use is invalid there. */
    static @Nullable String row(UsageCount use) {
        if (!told(use.principal())) return null;
        Operation operation = use.operation();
        String template = template(operation);
        ErrorCode code = use.code();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        put(row, use.principal());
        row.put(
                "operation",
                operation == null || template == null ? null : operation.method() + ' ' + template);
        row.put("permission", use.permission());
        row.put("code", code == null ? null : code.code());
        row.put("count", use.count());
        row.put("first", use.first());
        row.put("last", use.last());
        return JSONObjectUtils.toJSONString(row);
    }

    /** A report with these rows. */
    static String report(
            Map<String, Object> guard,
            List<String> refusals,
            List<String> uses,
            Map<String, Object> dropped) {
        return "{\"guard\":%s,\"refusals\":[%s],\"uses\":[%s],\"dropped\":%s}"
                .formatted(
                        JSONObjectUtils.toJSONString(guard),
                        String.join(",", refusals),
                        String.join(",", uses),
                        JSONObjectUtils.toJSONString(dropped));
    }

    /** Writes the changing members of {@code guard}. */
    static void put(Map<String, Object> guard, GuardStatus status) {
        Duration silence = status.silence();
        Duration told = silence.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : silence;
        guard.put("streaming", status.streaming());
        guard.put("applied", status.applied());
        guard.put("silence_ms", told.toMillis());
        guard.put("states", status.states());
        guard.put("loads", status.loads());
        guard.put("hits", status.hits());
    }

    /** Whether the principal has ids, as tokens do; an inquiry may have any text. */
    private static boolean told(PrincipalRef principal) {
        String user = principal.user();
        return PrincipalRef.isId(principal.client()) && (user == null || PrincipalRef.isId(user));
    }

    private static void put(Map<String, @Nullable Object> row, PrincipalRef principal) {
        row.put("client", principal.client());
        row.put("user", principal.user());
    }

    private static @Nullable String template(@Nullable Operation operation) {
        String template = operation == null ? null : operation.template().toString();
        return template == null || template.length() > LONGEST_TEMPLATE ? null : template;
    }
}
