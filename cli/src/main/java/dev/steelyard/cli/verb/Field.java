package dev.steelyard.cli.verb;

import dev.steelyard.cli.option.TimeArgument;
import dev.steelyard.cli.option.WholeNumber;
import dev.steelyard.cli.reference.NamedList;
import dev.steelyard.cli.reference.NamedLists;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member of a request, and the option that sets it.
 *
 * @param member as the API names it: {@code redirect_uris}, of the option {@code --redirect-uris}
 * @param label stands for its value in help
 * @param place where in the request it goes
 * @param option what is typed
 * @param refersTo the noun whose ids are the values; null: the values are no ids
 * @param editable whether a change can add elements to the set, and remove some
 */
public record Field(
        String member,
        Kind kind,
        String label,
        String about,
        boolean required,
        Place place,
        String option,
        @Nullable String refersTo,
        boolean editable) {
    private static Field of(String member, Kind kind, String label, String about) {
        return new Field(
                member,
                kind,
                label,
                about,
                false,
                Place.BODY,
                typed("", member),
                NamedLists.nounOf(member),
                false);
    }

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
        return of(member, Kind.TEXT, label, about);
    }

    public static Field flag(String member, String about) {
        return of(member, Kind.FLAG, "true|false", about);
    }

    /** Of what can be tried before it is done. */
    public static Field dryRun() {
        return flag("dry_run", "Only say what would be done.").inQuery();
    }

    public static Field number(String member, String label, String about) {
        return of(member, Kind.NUMBER, label, about);
    }

    public static Field list(String member, String label, String about) {
        return of(member, Kind.LIST, label, about);
    }

    public static Field time(String member, String about) {
        return of(member, Kind.TIME, "TIME", about);
    }

    /** When something ends, if it does. */
    public static Field term(String member, String about) {
        return of(member, Kind.TERM, "TIME", about);
    }

    public Field needed() {
        return new Field(member, kind, label, about, true, place, option, refersTo, editable);
    }

    public Field inQuery() {
        return new Field(
                member, kind, label, about, required, Place.QUERY, option, refersTo, editable);
    }

    /**
     * Typed otherwise than the API names it.
     *
     * @param name without dashes
     */
    public Field typedAs(String name) {
        return new Field(
                member, kind, label, about, required, place, typed("", name), refersTo, editable);
    }

    /**
     * The values are ids of things of a noun.
     *
     * @param noun null: they are no ids
     */
    public Field refersTo(@Nullable String noun) {
        return new Field(member, kind, label, about, required, place, option, noun, editable);
    }

    public Field withEdits() {
        return new Field(member, kind, label, about, required, place, option, refersTo, true);
    }

    /** The option that adds elements. */
    String addOption() {
        return typed("add-", member);
    }

    /** The option that removes elements. */
    String removeOption() {
        return typed("remove-", member);
    }

    /** The list of the things to which the values refer, if they do. */
    Optional<NamedList> list() {
        return NamedLists.ofNoun(refersTo);
    }

    private static String typed(String before, String name) {
        return "--" + before + name.replace('_', '-');
    }
}
