package dev.steelyard.server.manage;

import dev.steelyard.admin.role.ManageCeilings;
import dev.steelyard.admin.tenant.ApplicationPatch;
import dev.steelyard.admin.tenant.ManageApplications;
import dev.steelyard.admin.tenant.NewApplication;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationFilter;
import dev.steelyard.domain.application.Term;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /applications}. */
final class ApplicationRoutes {
    private final ManageApplications applications;
    private final ManageCeilings ceilings;
    private final InstantSource clock;

    ApplicationRoutes(
            ManageApplications applications, ManageCeilings ceilings, InstantSource clock) {
        this.applications = applications;
        this.ceilings = ceilings;
        this.clock = clock;
    }

    Reply list(Call call) {
        var page = call.page();
        var filter =
                new ApplicationFilter(
                        call.filter(Filters.RESELLER),
                        call.filter(Filters.QUERY),
                        call.filter(Filters.TERM));
        return Replies.page(
                call, applications.list(call.actor(), filter, page), this::json, page, "_id");
    }

    Reply create(Call call) {
        var body = call.body("reseller", "name", "company", "expiry");
        var command =
                new NewApplication(
                        body.<Reseller>optionalId("reseller").orElse(null),
                        body.string("name"),
                        body.string("company"),
                        body.time("expiry"));
        return Posted.made(
                call, actor -> applications.create(actor, command), this::json, "/applications");
    }

    Reply get(Call call) {
        return Replies.one(call, applications.get(call.actor(), call.id("id")), this::json);
    }

    Reply update(Call call) {
        var body = call.body("name", "company", "expiry", "suspended");
        var patch =
                new ApplicationPatch(
                        body.optionalString("name").orElse(null),
                        body.optionalString("company").orElse(null),
                        body.has("expiry")
                                ? new ApplicationPatch.Expiry(body.time("expiry"))
                                : null,
                        body.bool("suspended"));
        Id<Application> id = call.id("id");
        return Replies.one(
                call, applications.update(call.actor(), id, patch, call.expected()), this::json);
    }

    Reply ceiling(Call call) {
        return Replies.one(
                call, ceilings.ofApplication(call.actor(), call.id("id")), CeilingJson::of);
    }

    Reply setCeiling(Call call) {
        var permissions = call.body("permissions").strings("permissions");
        Id<Application> id = call.id("id");
        return call.isTry()
                ? Replies.tried(
                        call,
                        ceilings.tryApplication(call.actor(), id, permissions, call.expected()),
                        CeilingJson::of)
                : Replies.one(
                        call,
                        ceilings.setApplication(call.actor(), id, permissions, call.expected()),
                        CeilingJson::of);
    }

    private Map<String, @Nullable Object> json(Application application) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", application.id().hex());
        json.put("reseller", application.reseller().hex());
        json.put("name", application.name());
        json.put("company", application.company());
        json.put("expiry", Members.time(application.expiry()));
        json.put("suspended", application.suspended());
        json.put("standing", Words.of(Term.of(application, clock.instant())));
        json.put("version", application.version());
        return json;
    }
}
