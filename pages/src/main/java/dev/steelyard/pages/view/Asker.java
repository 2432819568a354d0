package dev.steelyard.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking the person.
 *
 * @param client the client's name
 * @param application the name of the client's application; null for a client of the management API
 * @param company the company that the application belongs to; null where it is not known
 * @param logo the address of its logo, which the headers of the page allow; null: it has none
 * @param links pages of its own
 */
public record Asker(
        String client,
        @Nullable String application,
        @Nullable String company,
        @Nullable String logo,
        List<AskerLink> links) {
    public Asker {
        links = List.copyOf(links);
    }

    /** Without pages of its own. */
    public Asker(String client, @Nullable String application, @Nullable String company) {
        this(client, application, company, null, List.of());
    }
}
