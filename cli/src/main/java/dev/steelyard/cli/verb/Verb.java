package dev.steelyard.cli.verb;

import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.reference.NamedLists;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One command: one operation of the management API.
 *
 * @param path below {@code /api/v1}; its variables are the command's parameters
 * @param versioned whether it changes something that has a version
 * @param examples without the program's name
 */
public record Verb(
        String name,
        String method,
        String path,
        String about,
        List<Field> fields,
        Display shown,
        boolean versioned,
        List<String> examples) {
    /** The thing to which most named things belong: a variable of paths, and a member. */
    static final String SCOPE = "application";

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    /** Whether it changes or replaces a thing. */
    boolean isChange() {
        return method.equals("PATCH") || method.equals("PUT");
    }

    /** The sets of a thing to which it can add elements, and of which it can remove some. */
    List<Field> edited() {
        return isChange() ? fields.stream().filter(Field::editable).toList() : List.of();
    }

    /** Whether it is about the offer of what the path names, which may have none. */
    boolean ofOffer() {
        return path.endsWith("/transfer") && !method.equals("POST");
    }

    /** Whether it is about how a client registered itself, which it may not have done. */
    boolean ofRegistration() {
        return path.endsWith("/registration");
    }

    /** Whether it is about a thing that has a name in an application, which the path leaves out. */
    boolean isScoped() {
        return !variables().contains(SCOPE)
                && variables().stream()
                        .map(variable -> NamedLists.ofVariable(variable, path))
                        .anyMatch(list -> !list.isNameless() && list.belongsTo(SCOPE));
    }

    /** The variables of the path, in their order. */
    List<String> variables() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }
}
