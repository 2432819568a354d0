package dev.steelyard.cli.output;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Finds the names of the ids in an answer. */
@FunctionalInterface
public interface Names {
    /**
     * The names that are known.
     *
     * @param members of the objects that are shown
     * @return names by ids, by the members that hold the ids
     */
    Map<String, Map<String, String>> of(List<JsonNode> objects, Collection<String> members);
}
