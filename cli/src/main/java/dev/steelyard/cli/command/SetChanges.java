package dev.steelyard.cli.command;

import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.operations.model.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Computes a complete new set, such as a role's permissions, from the current one and options such
 * as {@code --add-permissions}, and a complete contact from the members that are named. The API
 * replaces both as a whole.
 *
 * @param current the resource before the change
 */
record SetChanges(ApiCommand command, JsonNode current) {
    /** Whether a command replaces or edits a set, so that the resource has to be read first. */
    static boolean concern(ApiCommand command, Arguments arguments) {
        return needCurrent(command, arguments)
                || command.edited().stream()
                        .anyMatch(field -> arguments.members().containsKey(field.member()));
    }

    /** Whether the request can't be made without the resource as it is. */
    static boolean needCurrent(ApiCommand command, Arguments arguments) {
        return !arguments.edits().isEmpty() || command.keepsRest();
    }

    /**
     * The arguments with whole sets. Where the API replaces the whole resource, members that the
     * command doesn't mention keep their values.
     *
     * @throws ClientFailure an element to remove is not there
     */
    Arguments complete(Arguments arguments) {
        if (!needCurrent(command, arguments)) {
            return arguments;
        }
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (var field : command.options()) {
            var edit = arguments.edits().get(field.member());
            if (edit != null) {
                members.put(field.member(), edited(field, edit));
            } else if (arguments.members().containsKey(field.member())) {
                members.put(field.member(), arguments.members().get(field.member()));
            } else if (command.method().equals("PUT")
                    && field.place() == ApiOption.Place.BODY
                    && current.has(field.member())) {
                members.put(field.member(), current.path(field.member()));
            }
        }
        return arguments.withMembers(members);
    }

    private List<String> edited(ApiOption field, SetEdit edit) {
        var elements = new LinkedHashSet<>(elements(field));
        for (var element : edit.removed()) {
            if (!elements.remove(element)) {
                throw new ClientFailure(
                        field.removeOption()
                                + " "
                                + element
                                + ": it is not there; there are "
                                + (elements.isEmpty() ? "none" : String.join(", ", elements)));
            }
        }
        elements.addAll(edit.added());
        return List.copyOf(elements);
    }

    private List<String> elements(ApiOption field) {
        return current.path(field.member()).values().stream()
                .map(element -> element.asString(""))
                .toList();
    }

    /** Sentences about the elements that a replacement removed. */
    List<String> removed(Arguments arguments) {
        boolean tried = "true".equals(arguments.query().get(Operation.DRY_RUN));
        var sentences = new ArrayList<String>();
        for (var field : command.edited()) {
            if (!arguments.edits().containsKey(field.member())
                    && arguments.members().get(field.member()) instanceof List<?> replacement) {
                var gone = new ArrayList<>(elements(field));
                gone.removeAll(replacement);
                if (!gone.isEmpty()) {
                    sentences.add(
                            (tried ? "Would be removed from " : "Removed from ")
                                    + field.member().replace('_', ' ')
                                    + ": "
                                    + String.join(", ", gone));
                }
            }
        }
        return sentences;
    }

    /** The version that the completed change expects; null: any. */
    @Nullable Long version(Arguments arguments) {
        if (!needCurrent(command, arguments)) {
            return null;
        }
        var version = current.path("version");
        return version.isIntegralNumber() ? (Long) version.asLong() : null;
    }
}
