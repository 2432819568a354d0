package dev.steelyard.server.manage;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.manage.ManageClients;
import dev.steelyard.domain.manage.ManageManagementClients;
import dev.steelyard.domain.manage.NewManagementClient;
import dev.steelyard.server.http.Reply;

/** {@code /applications/{id}/clients}, {@code /clients} and {@code /management-clients}. */
final class ClientRoutes {
    private final ManageClients clients;
    private final ManageManagementClients managementClients;

    ClientRoutes(ManageClients clients, ManageManagementClients managementClients) {
        this.clients = clients;
        this.managementClients = managementClients;
    }

    Reply list(Call call) {
        var page = call.page();
        return Answer.page(
                call, clients.list(call.actor(), call.id("id"), page), ClientJson::of, page, "_id");
    }

    Reply create(Call call) {
        var command = ClientBody.created(call);
        Id<Application> id = call.id("id");
        return Posted.made(
                call, actor -> clients.create(actor, id, command), ClientJson::made, "/clients");
    }

    Reply get(Call call) {
        call.noQuery();
        return Answer.one(call, clients.get(call.actor(), call.id("id")), ClientJson::of);
    }

    Reply update(Call call) {
        var patch = ClientBody.changed(call);
        Id<Client> id = call.id("id");
        return Answer.one(
                call, clients.update(call.actor(), id, patch, call.expected()), ClientJson::of);
    }

    Reply suspend(Call call) {
        call.noBody();
        Id<Client> id = call.id("id");
        var expected = call.expected();
        return Posted.one(call, actor -> clients.suspend(actor, id, expected), ClientJson::of);
    }

    Reply revive(Call call) {
        call.noBody();
        Id<Client> id = call.id("id");
        var expected = call.expected();
        return Posted.one(call, actor -> clients.revive(actor, id, expected), ClientJson::of);
    }

    Reply listManagement(Call call) {
        var page = call.page();
        return Answer.page(
                call, managementClients.list(call.actor(), page), ClientJson::of, page, "_id");
    }

    Reply createManagement(Call call) {
        var body = call.body("name", "authority", "permissions");
        var command =
                new NewManagementClient(
                        body.string("name"),
                        AuthorityBody.of(body),
                        AuthorityBody.permissions(body));
        return Posted.made(
                call,
                actor -> managementClients.create(actor, command),
                ClientJson::made,
                "/clients");
    }
}
