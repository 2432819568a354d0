package dev.steelyard.program.apply;

import dev.steelyard.program.client.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Finds those whose ceilings a file names, by id or by name. */
final class Holders {
    private final String noun;
    private final Map<String, List<String>> idsByName = new LinkedHashMap<>();

    /**
     * @param list all there are
     */
    Holders(Platform.Holder kind, JsonNode list) {
        this.noun = kind.name().toLowerCase(Locale.ROOT);
        for (var one : Api.elements(list)) {
            var id = Survey.text(one, "_id");
            idsByName.computeIfAbsent(Survey.text(one, "name"), name -> new ArrayList<>()).add(id);
            idsByName.computeIfAbsent(id, name -> new ArrayList<>()).add(id);
        }
    }

    String id(String holder) {
        var ids = idsByName.getOrDefault(holder, List.of());
        return switch (ids.size()) {
            case 0 ->
                    throw new FileProblem(
                            "ceilings: there is no "
                                    + noun
                                    + " "
                                    + holder
                                    + Nearest.hint(holder, idsByName.keySet()));
            case 1 -> ids.getFirst();
            default ->
                    throw new FileProblem(
                            "ceilings: more than one "
                                    + noun
                                    + " is called "
                                    + holder
                                    + ": write the id, "
                                    + String.join(" or ", ids));
        };
    }
}
