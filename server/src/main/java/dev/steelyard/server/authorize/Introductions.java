package dev.steelyard.server.authorize;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.principal.Principals;
import dev.steelyard.domain.store.Store;
import dev.steelyard.pages.view.Asker;
import java.util.Optional;

/** Introduces clients to people: by name, with the application and the company. Thread-safe. */
public final class Introductions {
    private final Store store;

    public Introductions(Store store) {
        this.store = store;
    }

    public Asker of(Client client) {
        return Optional.ofNullable(client.application())
                .flatMap(id -> store.read(tx -> Principals.tenancy(tx, id)))
                .map(
                        tenancy ->
                                new Asker(
                                        client.name(),
                                        tenancy.application().name(),
                                        tenancy.application().company()))
                .orElseGet(() -> new Asker(client.name(), null, null));
    }
}
