package dev.steelyard.server.authorize;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.ClientPages;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.principal.Tenancy;
import dev.steelyard.domain.store.Store;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.view.ClientLink;
import dev.steelyard.pages.view.RequestingClient;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describes a client on the login and consent pages, by its name, application, company, links and
 * logo. Thread-safe.
 */
public final class ClientDisplay {
    private final Store store;

    public ClientDisplay(Store store) {
        this.store = store;
    }

    public RequestingClient of(Client client) {
        var tenancy =
                Optional.ofNullable(client.application())
                        .flatMap(id -> store.read(tx -> PrincipalStateService.tenancy(tx, id)))
                        .map(Tenancy::application);
        var pages = client.settings().pages();
        return new RequestingClient(
                client.name(),
                tenancy.map(Application::name).orElse(null),
                tenancy.map(Application::company).orElse(null),
                pages.logoUri(),
                links(pages));
    }

    /** {@code headers} of a page that describes {@code client}. */
    public static SecurityHeaders headers(SecurityHeaders headers, Client client) {
        var logo = client.settings().pages().logoUri();
        return logo == null ? headers : headers.allowingImageFrom(URI.create(logo));
    }

    private static List<ClientLink> links(ClientPages pages) {
        return Stream.of(
                        Optional.ofNullable(pages.clientUri()).map(ClientLink::about),
                        Optional.ofNullable(pages.policyUri()).map(ClientLink::policy),
                        Optional.ofNullable(pages.tosUri()).map(ClientLink::terms))
                .flatMap(Optional::stream)
                .toList();
    }
}
