package dev.steelyard.cli.reference;

import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ManagementApiClient;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches the resources of one list, such as an application's roles, from the management API to
 * look up names.
 */
final class ListElementFetcher {
    /** More requests are not worth the names. */
    private static final int MOST_PAGES = 5;

    private final ManagementApiClient api;

    ListElementFetcher(ManagementApiClient api) {
        this.api = api;
    }

    /**
     * The path of a list.
     *
     * @param parents ids of the elements' parents, by the variables of the path
     * @return empty: one of these ids is not known
     */
    static Optional<String> path(NamedList list, Map<String, String> parents) {
        var path = list.path();
        for (var parent : list.parents()) {
            var id = parents.get(parent);
            if (id == null) {
                return Optional.empty();
            }
            path = path.replace("{" + parent + "}", ApiRequest.segment(id));
        }
        return Optional.of(path);
    }

    /** The elements that match a filter; without one those of the first pages. */
    ApiAnswer find(NamedList list, String path, Map<String, String> filter) {
        return list.paged()
                ? api.pages(path, filter, MOST_PAGES)
                : api.call(new ApiRequest("GET", path, filter, null, null));
    }
}
