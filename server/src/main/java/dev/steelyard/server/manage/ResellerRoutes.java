package dev.steelyard.server.manage;

import dev.steelyard.admin.role.ManageCeilings;
import dev.steelyard.admin.tenant.ManageResellers;
import dev.steelyard.admin.tenant.ResellerPatch;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerFilter;
import dev.steelyard.domain.reseller.Standing;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /resellers}. */
final class ResellerRoutes {
    private final ManageResellers resellers;
    private final ManageCeilings ceilings;

    ResellerRoutes(ManageResellers resellers, ManageCeilings ceilings) {
        this.resellers = resellers;
        this.ceilings = ceilings;
    }

    Reply list(Call call) {
        var page = call.page();
        var filter = new ResellerFilter(call.filter(Filters.QUERY), call.filter(Filters.STANDING));
        return Replies.page(
                call,
                resellers.list(call.actor(), filter, page),
                ResellerRoutes::json,
                page,
                "_id");
    }

    Reply create(Call call) {
        var body = call.body("name", "ceiling");
        var name = body.string("name");
        var ceiling = body.optionalStrings("ceiling").orElse(null);
        return Posted.made(
                call,
                actor -> resellers.create(actor, name, ceiling),
                ResellerRoutes::json,
                "/resellers");
    }

    Reply get(Call call) {
        return Replies.one(call, resellers.get(call.actor(), call.id("id")), ResellerRoutes::json);
    }

    Reply update(Call call) {
        var body = call.body("name", "standing");
        var patch = new ResellerPatch(body.optionalString("name").orElse(null), standing(body));
        Id<Reseller> id = call.id("id");
        return Replies.one(
                call,
                resellers.update(call.actor(), id, patch, call.expected()),
                ResellerRoutes::json);
    }

    Reply ceiling(Call call) {
        return Replies.one(call, ceilings.ofReseller(call.actor(), call.id("id")), CeilingJson::of);
    }

    Reply setCeiling(Call call) {
        var permissions = call.body("permissions").strings("permissions");
        Id<Reseller> id = call.id("id");
        return call.isTry()
                ? Replies.tried(
                        call,
                        ceilings.tryReseller(call.actor(), id, permissions, call.expected()),
                        CeilingJson::of)
                : Replies.one(
                        call,
                        ceilings.setReseller(call.actor(), id, permissions, call.expected()),
                        CeilingJson::of);
    }

    private static @Nullable Standing standing(Body body) {
        return body.optionalString("standing")
                .map(
                        text ->
                                Words.parse(Standing.class, text)
                                        .orElseThrow(
                                                () ->
                                                        ApiError.invalid(
                                                                "standing",
                                                                "active, frozen or closed")))
                .orElse(null);
    }

    private static Map<String, @Nullable Object> json(Reseller reseller) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", reseller.id().hex());
        json.put("name", reseller.name());
        json.put("standing", Words.of(reseller.standing()));
        json.put("version", reseller.version());
        return json;
    }
}
