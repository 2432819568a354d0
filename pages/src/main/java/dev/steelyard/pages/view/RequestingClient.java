package dev.steelyard.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client that requests a login or a consent, as pages show it to the user.
 *
 * @param client its name
 * @param application the name of its application; null for a client of the management API
 * @param company the company of the application; null: not known
 * @param logo the URI of its logo, which the page's headers must allow; null: none
 * @param links its own web pages
 */
public record RequestingClient(
        String client,
        @Nullable String application,
        @Nullable String company,
        @Nullable String logo,
        List<ClientLink> links) {
    public RequestingClient {
        links = List.copyOf(links);
    }

    /** A client without own web pages and logo. */
    public RequestingClient(String client, @Nullable String application, @Nullable String company) {
        this(client, application, company, null, List.of());
    }
}
