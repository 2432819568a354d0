package dev.steelyard.server.manage;

import dev.steelyard.admin.client.EnabledClientFeatures;
import dev.steelyard.admin.client.ManageClients;
import dev.steelyard.admin.client.ManageManagementClients;
import dev.steelyard.admin.client.NewManagementClient;
import dev.steelyard.admin.credential.ReviewCredentials;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.ClientFilter;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.server.manage.openapi.Filters;
import org.jspecify.annotations.Nullable;

/** {@code /applications/{id}/clients}, {@code /clients} and {@code /management-clients}. */
final class ClientRoutes {
    private final ManageClients clients;
    private final ManageManagementClients managementClients;
    private final ReviewCredentials review;
    private final ClientJson json;

    ClientRoutes(
            ManageClients clients,
            ManageManagementClients managementClients,
            ReviewCredentials review,
            EnabledClientFeatures offered) {
        this.review = review;
        this.clients = clients;
        this.managementClients = managementClients;
        this.json = new ClientJson(offered);
    }

    Reply list(Call call) {
        var page = call.page();
        var filter = narrowed(call, call.filter(Filters.ROLE));
        return Replies.page(
                call,
                clients.list(call.actor(), call.id("id"), filter, page),
                json::of,
                page,
                "_id");
    }

    /** By id; or, if {@code unused_for} is said, whoever got no token for the longest first. */
    Reply all(Call call) {
        var filter =
                narrowed(call, null)
                        .of(call.filter(Filters.RESELLER), call.filter(Filters.APPLICATION));
        var unused = call.filter(Filters.UNUSED_FOR);
        if (unused == null) {
            var page = call.page();
            return Replies.page(
                    call, clients.all(call.actor(), filter, page), ClientJson::listed, page, "_id");
        }
        var page = call.timedPage();
        return Replies.timedPage(
                call,
                review.clients(call.actor(), filter, unused, page),
                ClientJson::listed,
                page,
                client -> Cursors.position(client.idleSince(), client.id()));
    }

    private static ClientFilter narrowed(Call call, @Nullable Id<Role> role) {
        return new ClientFilter(
                null,
                null,
                call.filter(Filters.QUERY),
                call.filter(Filters.TYPE),
                call.filter(Filters.GRANT_TYPE),
                call.filter(Filters.SUSPENDED),
                role);
    }

    Reply create(Call call) {
        var command = ClientBody.created(call);
        Id<Application> id = call.id("id");
        return Posted.made(
                call, actor -> clients.create(actor, id, command), json::made, "/clients");
    }

    Reply get(Call call) {
        return Replies.one(call, clients.get(call.actor(), call.id("id")), json::of);
    }

    Reply update(Call call) {
        var patch = ClientBody.changed(call);
        Id<Client> id = call.id("id");
        return call.isTry()
                ? Replies.tried(
                        call, clients.tryUpdate(call.actor(), id, patch, call.expected()), json::of)
                : Replies.one(
                        call, clients.update(call.actor(), id, patch, call.expected()), json::of);
    }

    Reply suspend(Call call) {
        call.noBody();
        Id<Client> id = call.id("id");
        var expected = call.expected();
        return Posted.one(call, actor -> clients.suspend(actor, id, expected), json::of);
    }

    Reply revive(Call call) {
        call.noBody();
        Id<Client> id = call.id("id");
        var expected = call.expected();
        return Posted.one(call, actor -> clients.revive(actor, id, expected), json::of);
    }

    Reply listManagement(Call call) {
        var page = call.page();
        var filter =
                new ClientFilter(
                        null,
                        null,
                        call.filter(Filters.QUERY),
                        null,
                        null,
                        call.filter(Filters.SUSPENDED),
                        null);
        return Replies.page(
                call, managementClients.list(call.actor(), filter, page), json::of, page, "_id");
    }

    Reply createManagement(Call call) {
        var body = call.body("name", "authority", "permissions");
        var command =
                new NewManagementClient(
                        body.string("name"),
                        AuthorityBody.of(body),
                        AuthorityBody.permissions(body));
        return Posted.made(
                call, actor -> managementClients.create(actor, command), json::made, "/clients");
    }
}
