package dev.steelyard.cli.reference;

import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ManagementApiClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds the names of resources whose ids are in an API response, so that commands can print them.
 * Each list is requested once; ids of a list that the caller may not see, or that is too long, stay
 * without names.
 */
public final class ReferenceNameFinder {
    private static final Set<String> WITH_NAME = Set.of("client", "user");

    private final ListElementFetcher elements;
    private final Map<String, String> parents;
    private final Map<String, Map<String, String>> names = new HashMap<>();

    private ReferenceNameFinder(ListElementFetcher elements, Map<String, String> parents) {
        this.elements = elements;
        this.parents = parents;
    }

    /**
     * Looks the names up.
     *
     * @param members of the objects that are shown
     * @param parents ids of the objects' parents, by variables of paths
     * @return names by ids, by members
     */
    public static Map<String, Map<String, String>> of(
            ManagementApiClient api,
            List<JsonNode> objects,
            Collection<String> members,
            Map<String, String> parents) {
        var known = new HashMap<>(parents);
        if (objects.size() == 1 && objects.getFirst().path("application").isString()) {
            known.putIfAbsent("application", objects.getFirst().path("application").asString());
        }
        var names = new ReferenceNameFinder(new ListElementFetcher(api), known);
        members.forEach(member -> names.add(member, objects));
        return names.names;
    }

    private void add(String member, List<JsonNode> objects) {
        var list = NamedLists.ofNoun(NamedLists.nounOf(member)).orElse(null);
        var path = list == null ? null : ListElementFetcher.path(list, parents).orElse(null);
        if (list == null || list.isNameless() || path == null || isNamed(member, objects)) {
            return;
        }
        var ids = ids(objects, member);
        if (!ids.isEmpty()
                && elements.find(list, path, filter(list, ids))
                        instanceof ApiAnswer.Done(var found)) {
            var known = new HashMap<String, String>();
            for (var element : ManagementApiClient.elements(found)) {
                known.put(element.path(list.id()).asString(), name(list, element));
            }
            names.put(member, known);
        }
    }

    /** The name of a membership or a credential is that of its user or client. */
    private static boolean isNamed(String member, List<JsonNode> objects) {
        return WITH_NAME.contains(member) && objects.stream().anyMatch(one -> one.has("name"));
    }

    private static Set<String> ids(List<JsonNode> objects, String member) {
        var ids = new LinkedHashSet<String>();
        for (var object : objects) {
            var value = object.path(member);
            (value.isArray() ? value.values() : List.of(value))
                    .forEach(one -> ids.add(one.asString("")));
        }
        ids.removeIf(id -> !NameResolver.isId(id));
        return ids;
    }

    /** A query finds the element whose id begins with it, where there is only one to find. */
    private static Map<String, String> filter(NamedList list, Set<String> ids) {
        return ids.size() == 1
                        && list.filters().contains("query")
                        && !list.names().contains("email")
                ? Map.of("query", ids.iterator().next())
                : Map.of();
    }

    private static String name(NamedList list, JsonNode element) {
        return element.path(list.names().getFirst()).asString("");
    }
}
