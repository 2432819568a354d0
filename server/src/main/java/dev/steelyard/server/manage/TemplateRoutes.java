package dev.steelyard.server.manage;

import dev.steelyard.admin.role.ManageTemplates;
import dev.steelyard.domain.permission.RoleTemplate;
import dev.steelyard.domain.search.Search;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /templates}. */
final class TemplateRoutes {
    private final ManageTemplates templates;

    TemplateRoutes(ManageTemplates templates) {
        this.templates = templates;
    }

    Reply list(Call call) {
        return Replies.all(
                call,
                templates.list(call.actor()),
                call.<RoleTemplate, Search>passing(
                                Filters.QUERY,
                                (query, one) -> query.in(one.name(), one.description()))
                        .and(
                                call.passing(
                                        Filters.PERMISSION,
                                        (permission, one) ->
                                                one.permissions().contains(permission))),
                TemplateRoutes::json);
    }

    Reply get(Call call) {
        return Replies.one(
                call, templates.get(call.actor(), call.variable("name")), TemplateRoutes::json);
    }

    Reply put(Call call) {
        var body = call.body("description", "permissions");
        return Replies.one(
                call,
                templates.put(
                        call.actor(),
                        call.variable("name"),
                        body.optionalString("description").orElse(""),
                        body.strings("permissions"),
                        call.expected()),
                TemplateRoutes::json);
    }

    Reply delete(Call call) {
        call.noBody();
        return Replies.none(
                call, templates.remove(call.actor(), call.variable("name"), call.expected()));
    }

    private static Map<String, @Nullable Object> json(RoleTemplate template) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", template.name());
        json.put("description", template.description());
        json.put("permissions", Members.texts(template.permissions()));
        json.put("version", template.version());
        return json;
    }
}
