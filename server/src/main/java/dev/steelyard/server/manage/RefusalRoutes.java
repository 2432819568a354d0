package dev.steelyard.server.manage;

import dev.steelyard.admin.explanation.ExplainRefusals;
import dev.steelyard.domain.refusal.RefusalFilter;
import dev.steelyard.domain.refusal.RefusalFilter.Sight;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import dev.steelyard.server.refusal.RefusalJson;

/** {@code /refusals}. */
final class RefusalRoutes {
    private final ExplainRefusals refusals;

    RefusalRoutes(ExplainRefusals refusals) {
        this.refusals = refusals;
    }

    Reply get(Call call) {
        return Replies.one(
                call,
                refusals.find(call.actor(), call.variable("reference")),
                explained -> RefusalJson.explained(explained));
    }

    Reply list(Call call) {
        var page = call.page();
        var filter =
                new RefusalFilter(
                        new Sight.All(),
                        call.filter(Filters.CLIENT),
                        call.filter(Filters.USER),
                        call.filter(Filters.APPLICATION),
                        call.filter(Filters.CODE),
                        call.filter(Filters.SINCE));
        return Replies.one(
                call,
                refusals.list(call.actor(), filter, page),
                found -> {
                    var all = found.refusals();
                    boolean full = all.size() == page.limit();
                    return RefusalJson.page(
                            found, full ? Cursors.next(call, all.getLast().id()) : null);
                });
    }
}
