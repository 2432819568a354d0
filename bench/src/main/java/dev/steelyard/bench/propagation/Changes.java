package dev.steelyard.bench.propagation;

import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The changes to a test client whose propagation the benchmark measures, such as a revoked API key.
 */
final class Changes {
    /**
     * One kind of change.
     *
     * @param prepare gives what callers are to send before it
     * @param make makes it, after which that is refused
     */
    record Change(
            String name, Supplier<GuardedCaller.Sent> prepare, Runnable make, Runnable undo) {}

    private final ManagementCaller management;
    private final Provider provider;
    private final String application;
    private final String role;
    private final Client client;
    private GuardedCaller.Sent last;
    private String key = "";

    Changes(ManagementCaller management, Provider provider, String application) {
        this.management = management;
        this.provider = provider;
        this.application = application;
        this.role =
                management
                        .post(
                                "/applications/" + application + "/roles",
                                Map.of(
                                        "name",
                                        "Bench " + System.nanoTime(),
                                        "permissions",
                                        List.of("documents:read")))
                        .expect(201)
                        .text("_id");
        var made =
                management
                        .post(
                                "/applications/" + application + "/clients",
                                Map.of(
                                        "name",
                                        "Bench",
                                        "type",
                                        "confidential",
                                        "grant_types",
                                        List.of("client_credentials"),
                                        "roles",
                                        List.of(role)))
                        .expect(201);
        this.client =
                new Client(made.text("_id"), made.text("client_secret"), made.text("api_key"), "");
        this.last = sent();
    }

    /** With a fresh token. */
    GuardedCaller.Sent sent() {
        return sent(String.valueOf(client.apiKey()));
    }

    private GuardedCaller.Sent sent(String apiKey) {
        last =
                new GuardedCaller.Sent(
                        application, provider.clientCredentials(client).accessToken(), apiKey);
        return last;
    }

    List<Change> all() {
        return List.of(
                new Change("role", this::sent, () -> permissions("store:read"), this::restore),
                new Change("suspension", this::sent, () -> act("suspend"), () -> act("revive")),
                new Change("revocation", this::sent, this::revoke, () -> {}),
                new Change("key", this::withNewKey, this::removeKey, () -> {}),
                new Change(
                        "expiry",
                        this::sent,
                        () -> expiry("2020-01-01T00:00:00.000Z"),
                        this::paid));
    }

    private void restore() {
        permissions("documents:read");
    }

    private void permissions(String only) {
        management.patch("/roles/" + role, Map.of("permissions", List.of(only))).expect(200);
    }

    private void act(String what) {
        management.post("/clients/" + client.id() + "/" + what, Map.of()).expect(200);
    }

    private void revoke() {
        provider.revoke(client, last.token()).expect(200);
    }

    private GuardedCaller.Sent withNewKey() {
        var made = management.post("/clients/" + client.id() + "/api-keys", Map.of()).expect(201);
        key = made.text("_id");
        return sent(made.text("api_key"));
    }

    private void removeKey() {
        management.delete("/clients/" + client.id() + "/api-keys/" + key).expect(200);
    }

    private void paid() {
        expiry("2099-01-01T00:00:00.000Z");
    }

    private void expiry(String until) {
        management.patch("/applications/" + application, Map.of("expiry", until)).expect(200);
    }
}
