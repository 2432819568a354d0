package dev.steelyard.server.manage;

import dev.steelyard.admin.audit.ExportAudit;
import dev.steelyard.domain.seal.ExportPage;
import dev.steelyard.domain.seal.ExportPage.Cursor;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /audit/export}: JSON Lines, in pages that follow one another by {@code Link} (RFC 8288).
 * docs/audit.md says what each line holds.
 */
final class ExportRoutes {
    static final String PATH = "/audit/export";

    private static final Pattern PAGE = Pattern.compile("(\\d{1,15})\\.(\\d{1,15})");

    private final ExportAudit audit;

    ExportRoutes(ExportAudit audit) {
        this.audit = audit;
    }

    Reply export(Call call) {
        var since = call.filter(Filters.SINCE);
        var until = call.filter(Filters.UNTIL);
        var cursor = call.parameter("page").map(ExportRoutes::cursor);
        return Replies.write(
                call,
                audit.page(call.actor(), cursor.orElse(Cursor.START), since, until),
                page -> reply(page, until));
    }

    private static Cursor cursor(String text) {
        var page = PAGE.matcher(text);
        if (!page.matches()) {
            throw ApiError.invalid("page", "As the Link of the page before says");
        }
        return new Cursor(Long.parseLong(page.group(1)), Long.parseLong(page.group(2)));
    }

    private static Reply reply(ExportPage page, @Nullable Instant until) {
        var reply = Reply.of(200, "application/jsonl", ExportLines.of(page));
        var next = page.next();
        if (next == null) {
            return reply;
        }
        var query = "page=" + next.first() + "." + next.after();
        if (until != null) {
            query += "&until=" + URLEncoder.encode(until.toString(), StandardCharsets.UTF_8);
        }
        return reply.with(
                "Link", "<" + ManagementApi.BASE + PATH + "?" + query + ">; rel=\"next\"");
    }
}
