package dev.steelyard.server.manage;

import dev.steelyard.admin.user.ConsentView;
import dev.steelyard.admin.user.ManageConsents;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /clients/{id}/consents} and {@code /users/{id}/consents}. */
final class ConsentRoutes {
    private final ManageConsents consents;

    ConsentRoutes(ManageConsents consents) {
        this.consents = consents;
    }

    Reply ofClient(Call call) {
        var page = call.page();
        return Replies.page(
                call,
                consents.ofClient(call.actor(), call.id("id"), call.filter(Filters.OFFLINE), page),
                ConsentRoutes::json,
                page,
                "user");
    }

    Reply ofUser(Call call) {
        var page = call.page();
        return Replies.page(
                call,
                consents.ofUser(call.actor(), call.id("id"), call.filter(Filters.OFFLINE), page),
                ConsentRoutes::json,
                page,
                "client");
    }

    Reply withdraw(Call call) {
        call.noBody();
        Id<Client> client = call.id("id");
        Id<User> user = call.id("user");
        return Replies.none(call, consents.withdraw(call.actor(), client, user, call.expected()));
    }

    Reply withdrawOfUser(Call call) {
        call.noBody();
        Id<User> user = call.id("id");
        Id<Client> client = call.id("client");
        return Replies.none(
                call, consents.withdrawOfUser(call.actor(), user, client, call.expected()));
    }

    private static Map<String, @Nullable Object> json(ConsentView view) {
        var consent = view.consent();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("user", consent.user().hex());
        json.put("client", consent.client().hex());
        json.put("name", view.name());
        json.put("everything", Members.texts(consent.everything()));
        json.put("scopes", Members.texts(consent.scopes()));
        json.put(
                "claims",
                Members.texts(
                        consent.claims().stream()
                                .map(StandardClaim::text)
                                .collect(Collectors.toSet())));
        json.put("offline", Words.of(consent.offline()));
        json.put("given", Members.time(consent.given()));
        json.put("version", consent.version());
        return json;
    }
}
