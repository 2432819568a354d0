package dev.steelyard.cli.output;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Looks up the names of resources and the URLs of endpoints that a command prints but that the API
 * response doesn't contain.
 */
public interface Lookup {
    /**
     * The names of ids in an answer, as far as they are known.
     *
     * @param members of the objects that are shown
     * @return names by ids, by the members that hold the ids
     */
    Map<String, Map<String, String>> names(List<JsonNode> objects, Collection<String> members);

    /** The addresses that a new client uses. */
    ClientConnectionDetails addresses();
}
