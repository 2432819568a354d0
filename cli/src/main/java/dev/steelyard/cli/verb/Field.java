package dev.steelyard.cli.verb;

import dev.steelyard.cli.option.TimeArgument;
import dev.steelyard.cli.option.WholeNumber;

/**
 * A member of a request, and the option that sets it.
 *
 * @param member as the API names it: {@code redirect_uris}, of the option {@code --redirect-uris}
 * @param label stands for its value in help
 * @param place where in the request it goes
 * @param option what is typed
 */
public record Field(
        String member,
        Kind kind,
        String label,
        String about,
        boolean required,
        Place place,
        String option) {
    enum Kind {
        TEXT,
        FLAG,
        /** An {@link WholeNumber}. */
        NUMBER,
        /** Several texts, with commas between them. */
        LIST,
        /** A {@link TimeArgument} that comes. */
        TIME,
        /** A {@link TimeArgument}, or never. */
        TERM
    }

    enum Place {
        BODY,
        QUERY
    }

    public static Field text(String member, String label, String about) {
        return new Field(member, Kind.TEXT, label, about, false, Place.BODY, typed(member));
    }

    public static Field flag(String member, String about) {
        return new Field(member, Kind.FLAG, "true|false", about, false, Place.BODY, typed(member));
    }

    /** Of what can be tried before it is done. */
    public static Field dryRun() {
        return flag("dry_run", "Only say what would be done.").inQuery();
    }

    public static Field number(String member, String label, String about) {
        return new Field(member, Kind.NUMBER, label, about, false, Place.BODY, typed(member));
    }

    public static Field list(String member, String label, String about) {
        return new Field(member, Kind.LIST, label, about, false, Place.BODY, typed(member));
    }

    public static Field time(String member, String about) {
        return new Field(member, Kind.TIME, "TIME", about, false, Place.BODY, typed(member));
    }

    /** When something ends, if it does. */
    public static Field term(String member, String about) {
        return new Field(member, Kind.TERM, "TIME", about, false, Place.BODY, typed(member));
    }

    public Field needed() {
        return new Field(member, kind, label, about, true, place, option);
    }

    public Field inQuery() {
        return new Field(member, kind, label, about, required, Place.QUERY, option);
    }

    /**
     * Typed otherwise than the API names it.
     *
     * @param name without dashes
     */
    public Field typedAs(String name) {
        return new Field(member, kind, label, about, required, place, typed(name));
    }

    private static String typed(String name) {
        return "--" + name.replace('_', '-');
    }
}
