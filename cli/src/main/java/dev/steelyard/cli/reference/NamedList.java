package dev.steelyard.cli.reference;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A list of the API whose elements commands are about.
 *
 * @param variable that names an element in paths: {@code resource_server}
 * @param noun of an element, for people: {@code resource server}
 * @param path of the list; its variables name what the elements belong to
 * @param command that shows the list, without the program's name
 * @param id the member of an element that is the value of the variable
 * @param names the members by which a user may name an element; empty: by {@code id} only
 * @param filters of the list that find an element by a name: {@code query}, {@code email}
 * @param paged whether the list comes in pages
 */
public record NamedList(
        String variable,
        String noun,
        String path,
        String command,
        String id,
        List<String> names,
        Set<String> filters,
        boolean paged) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    /** A list without names. */
    static NamedList of(String variable, String path, String command) {
        return new NamedList(
                variable,
                variable.replace('_', ' '),
                path,
                command,
                "_id",
                List.of(),
                Set.of(),
                true);
    }

    NamedList noun(String words) {
        return new NamedList(variable, words, path, command, id, names, filters, paged);
    }

    NamedList id(String member) {
        return new NamedList(variable, noun, path, command, member, names, filters, paged);
    }

    NamedList names(String... members) {
        return new NamedList(variable, noun, path, command, id, List.of(members), filters, paged);
    }

    NamedList filters(String... all) {
        return new NamedList(variable, noun, path, command, id, names, Set.of(all), paged);
    }

    NamedList whole() {
        return new NamedList(variable, noun, path, command, id, names, filters, false);
    }

    /** Whether an element has no name beside the value of the variable. */
    public boolean isNameless() {
        return names.isEmpty();
    }

    /** What a user may give: {@code name or id}. */
    public String identifiedBy() {
        return isNameless() ? id.equals("name") ? "name" : "id" : "name or id";
    }

    /** Whether the elements belong to a thing that {@code parent} names in the path. */
    public boolean belongsTo(String parent) {
        return parents().contains(parent);
    }

    /** The variables of the path, in order. */
    List<String> parents() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** As help shows the parameter: {@code RESOURCE-SERVER}. */
    public static String label(String variable) {
        return variable.replace('_', '-').toUpperCase(Locale.ROOT);
    }
}
