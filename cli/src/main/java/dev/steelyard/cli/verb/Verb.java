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

    public static Verb rows(String path, String about, String... columns) {
        return new Verb(
                "list",
                "GET",
                path,
                about,
                ListFilters.of(path),
                new Display.Rows(List.of(columns), false, ""),
                false,
                List.of());
    }

    public static Verb show(String path, String about) {
        return of("show", "GET", path, about, new Display.One());
    }

    public static Verb make(String path, String about, Field... fields) {
        return of("make", "POST", path, about, new Display.One(), fields);
    }

    public static Verb set(String path, String about, Field... fields) {
        return of("set", "PATCH", path, about, new Display.One(), fields).withVersion();
    }

    public static Verb put(String path, String about, Field... fields) {
        return of("put", "PUT", path, about, new Display.One(), fields);
    }

    public static Verb act(String path, String about) {
        return of("", "POST", path, about, new Display.One());
    }

    public static Verb remove(String path, String about, String said) {
        return of("remove", "DELETE", path, about, new Display.Done(said)).withVersion();
    }

    /** Shows what went with it. */
    public static Verb remove(String path, String about, Field... fields) {
        return of("remove", "DELETE", path, about, new Display.One(), fields).withVersion();
    }

    private static Verb of(
            String name, String method, String path, String about, Display shown, Field... fields) {
        return new Verb(name, method, path, about, List.of(fields), shown, false, List.of());
    }

    public Verb named(String other) {
        return new Verb(other, method, path, about, fields, shown, versioned, examples);
    }

    public Verb example(String... lines) {
        return new Verb(name, method, path, about, fields, shown, versioned, List.of(lines));
    }

    public Verb withVersion() {
        return new Verb(name, method, path, about, fields, shown, true, examples);
    }

    public Verb withoutVersion() {
        return new Verb(name, method, path, about, fields, shown, false, examples);
    }

    public Verb showing(Display other) {
        return new Verb(name, method, path, about, fields, other, versioned, examples);
    }

    /** Filters of a list that are called, or needed, otherwise than the API has it. */
    public Verb by(Field... filters) {
        return new Verb(
                name,
                method,
                path,
                about,
                ListFilters.of(path, filters),
                shown,
                versioned,
                examples);
    }

    /** A list that comes in pages. */
    public Verb paged() {
        return shown instanceof Display.Rows(var columns, _, var first)
                ? showing(new Display.Rows(columns, true, first))
                : this;
    }

    /**
     * @param command what makes the first element of an empty list
     */
    public Verb first(String command) {
        return shown instanceof Display.Rows(var columns, var paged, _)
                ? showing(new Display.Rows(columns, paged, command))
                : this;
    }

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
