package dev.steelyard.server.manage;

import dev.steelyard.admin.rehearsal.OperationUse;
import dev.steelyard.admin.rehearsal.ReadUses;
import dev.steelyard.admin.rehearsal.ReviewPermissions;
import dev.steelyard.admin.rehearsal.ReviewPermissions.Reviewed;
import dev.steelyard.admin.rehearsal.UnusedPermissions;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /clients/{id}/uses}, {@code /applications/{id}/members/{user}/uses} and {@code
 * /unused-permissions}: what is really used, and what isn't.
 */
final class UseRoutes {
    private final ReadUses uses;
    private final ReviewPermissions review;

    UseRoutes(ReadUses uses, ReviewPermissions review) {
        this.uses = uses;
        this.review = review;
    }

    Reply ofClient(Call call) {
        return Replies.all(call, uses.ofClient(call.actor(), call.id("id")), UseRoutes::json);
    }

    Reply ofMember(Call call) {
        Id<Application> id = call.id("id");
        return Replies.all(call, uses.ofMember(call.actor(), id, call.id("user")), UseRoutes::json);
    }

    /** Of clients; or, of one application, of its members. */
    Reply unused(Call call) {
        var page = call.page();
        var days = call.filter(Filters.UNUSED_PERMISSIONS_FOR);
        if (days == null) {
            throw ApiError.invalid(Filters.UNUSED_PERMISSIONS_FOR.name(), "Days; it is missing");
        }
        var reseller = call.filter(Filters.RESELLER);
        var application = call.filter(Filters.APPLICATION);
        boolean clients = call.filter(Filters.PRINCIPAL) != PrincipalKind.USER;
        if (!clients && application == null) {
            throw ApiError.invalid(
                    Filters.APPLICATION.name(), "The one whose members are meant; it is missing");
        }
        if (!clients && reseller != null) {
            throw ApiError.invalid(Filters.RESELLER.name(), "Nothing, of an application's members");
        }
        return Replies.write(
                call,
                application == null || clients
                        ? review.ofClients(call.actor(), reseller, application, days, page)
                        : review.ofMembers(call.actor(), application, days, page),
                reviewed -> page(call, reviewed, clients));
    }

    private static Reply page(Call call, Reviewed reviewed, boolean clients) {
        var next = reviewed.next();
        return Written.list(
                        reviewed.found().stream().map(unused -> json(unused, clients)).toList(),
                        next == null ? null : Cursors.next(call, next))
                .reply();
    }

    private static Map<String, @Nullable Object> json(OperationUse used) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("client", used.client().hex());
        json.put("principal", used.principal().name().toLowerCase(Locale.ROOT));
        json.put("resource_server", used.at().hex());
        json.put("operation", used.operation());
        json.put("permission", used.permission());
        json.put("allowed", used.allowed());
        json.put("refused", used.refused());
        json.put("codes", Members.texts(used.codes()));
        json.put("first", Members.time(used.first()));
        json.put("last", Members.time(used.last()));
        return json;
    }

    private static Map<String, @Nullable Object> json(UnusedPermissions unused, boolean client) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("client", client ? unused.id().hex() : null);
        json.put("user", client ? null : unused.id().hex());
        json.put("name", unused.name());
        json.put("application", unused.application().hex());
        json.put("permissions", Members.texts(unused.permissions()));
        return json;
    }
}
