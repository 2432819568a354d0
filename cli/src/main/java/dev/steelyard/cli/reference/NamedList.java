package dev.steelyard.cli.reference;

import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.model.Paging;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of the management API, such as {@code /clients}, whose resources users can name in
 * commands instead of their ids.
 *
 * @param variable that names an element in paths: {@code resource_server}
 * @param noun of the elements, as commands have it: {@code resource-servers}
 * @param words for one element: {@code resource server}
 * @param path of the list; its variables name the elements' parents
 * @param command that shows the list, without the program's name
 * @param id the member of an element with the value of the variable
 * @param names the members by which a user may name an element; empty: by {@code id} only
 * @param filters of the list that find an element by a name: {@code query}, {@code email}
 * @param paged whether the list comes in pages
 */
public record NamedList(
        String variable,
        String noun,
        String words,
        String path,
        String command,
        String id,
        List<String> names,
        Set<String> filters,
        boolean paged) {
    /** Members that are names, in every list. */
    private static final List<String> NAMES = List.of("name", "email", "identifier");

    /** Nouns with an address that identifies none of them: a mail is one of many to it. */
    private static final Set<String> UNNAMED = Set.of("mail");

    /**
     * The list of a noun, from its operations.
     *
     * @return empty: it has none
     */
    static Optional<NamedList> of(Noun noun) {
        return noun.operations().stream()
                .filter(operation -> operation.command().name().equals("list"))
                .findFirst()
                .flatMap(list -> noun.identifier().map(id -> of(noun, list, id.name())));
    }

    static NamedList of(Noun noun, Operation<?, ?> list, String id) {
        var shape = list.answer().shape();
        var members =
                shape == null
                        ? Stream.<String>of()
                        : shape.shapes().getFirst().members().stream()
                                .map(member -> member.field().name());
        return new NamedList(
                noun.item(),
                noun.name(),
                noun.words(),
                list.path(),
                Stream.concat(
                                Stream.of(noun.name(), list.command().name()),
                                list.variables().stream().map(NamedList::label))
                        .collect(Collectors.joining(" ")),
                id,
                members.filter(member -> NAMES.contains(member) && !member.equals(id))
                        .filter(_ -> !UNNAMED.contains(noun.name()))
                        .toList(),
                list.reads().query().stream()
                        .map(parameter -> parameter.field().name())
                        .collect(Collectors.toSet()),
                list.reads().paging() != Paging.NONE);
    }

    /** Whether an element has no name beside the value of the variable. */
    public boolean isNameless() {
        return names.isEmpty();
    }

    /** Whether the elements are people, who choose their names: an address identifies them. */
    boolean isOfPeople() {
        return filters.contains("email") || names.contains("email");
    }

    /** The accepted identifications: {@code name or id}. */
    public String identifiedBy() {
        if (isOfPeople()) {
            return "e-mail address or id";
        }
        if (!isNameless()) {
            return "name or id";
        }
        return id.equals("name") ? "name" : "id";
    }

    /** Whether the elements belong to a resource that {@code parent} names in the path. */
    public boolean belongsTo(String parent) {
        return parents().contains(parent);
    }

    /** The variables of the path, in order. */
    List<String> parents() {
        return Operation.variables(path);
    }

    /** The parameter's label in help: {@code RESOURCE-SERVER}. */
    public static String label(String variable) {
        return variable.replace('_', '-').toUpperCase(Locale.ROOT);
    }
}
