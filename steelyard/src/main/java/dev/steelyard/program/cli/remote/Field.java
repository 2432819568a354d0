package dev.steelyard.program.cli.remote;

/**
 * A member of a request, and the option that sets it.
 *
 * @param member as the API names it: {@code redirect_uris}, of the option {@code --redirect-uris}
 * @param label stands for its value in help
 * @param place where in the request it goes
 * @param option what is typed
 */
record Field(
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
        /** An {@link Amount}. */
        NUMBER,
        /** Several texts, with commas between them. */
        LIST,
        /** A {@link Moment} that comes. */
        TIME,
        /** A {@link Moment}, or never. */
        TERM
    }

    enum Place {
        BODY,
        QUERY
    }

    static Field text(String member, String label, String about) {
        return new Field(member, Kind.TEXT, label, about, false, Place.BODY, typed(member));
    }

    static Field flag(String member, String about) {
        return new Field(member, Kind.FLAG, "true|false", about, false, Place.BODY, typed(member));
    }

    /** Of what can be tried before it is done. */
    static Field dryRun() {
        return flag("dry_run", "Only say what would be done.").inQuery();
    }

    static Field number(String member, String label, String about) {
        return new Field(member, Kind.NUMBER, label, about, false, Place.BODY, typed(member));
    }

    static Field list(String member, String label, String about) {
        return new Field(member, Kind.LIST, label, about, false, Place.BODY, typed(member));
    }

    static Field time(String member, String about) {
        return new Field(member, Kind.TIME, "TIME", about, false, Place.BODY, typed(member));
    }

    /** When something ends, if it does. */
    static Field term(String member, String about) {
        return new Field(member, Kind.TERM, "TIME", about, false, Place.BODY, typed(member));
    }

    Field needed() {
        return new Field(member, kind, label, about, true, place, option);
    }

    Field inQuery() {
        return new Field(member, kind, label, about, required, Place.QUERY, option);
    }

    /**
     * Typed otherwise than the API names it.
     *
     * @param name without dashes
     */
    Field typedAs(String name) {
        return new Field(member, kind, label, about, required, place, typed(name));
    }

    private static String typed(String name) {
        return "--" + name.replace('_', '-');
    }
}
