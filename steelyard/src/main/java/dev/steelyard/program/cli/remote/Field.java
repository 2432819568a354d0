package dev.steelyard.program.cli.remote;

/**
 * A member of a request, and the option that sets it.
 *
 * @param member as the API names it: {@code redirect_uris}, of the option {@code --redirect-uris}
 * @param label stands for its value in help
 * @param place where in the request it goes
 */
record Field(String member, Kind kind, String label, String about, boolean required, Place place) {
    enum Kind {
        TEXT,
        FLAG,
        /** Several texts, with commas between them. */
        LIST,
        /** A {@link Moment}. */
        TIME
    }

    enum Place {
        BODY,
        QUERY
    }

    static Field text(String member, String label, String about) {
        return new Field(member, Kind.TEXT, label, about, false, Place.BODY);
    }

    static Field flag(String member, String about) {
        return new Field(member, Kind.FLAG, "true|false", about, false, Place.BODY);
    }

    static Field list(String member, String label, String about) {
        return new Field(member, Kind.LIST, label, about, false, Place.BODY);
    }

    static Field time(String member, String about) {
        return new Field(member, Kind.TIME, "TIME", about, false, Place.BODY);
    }

    Field needed() {
        return new Field(member, kind, label, about, true, place);
    }

    Field inQuery() {
        return new Field(member, kind, label, about, required, Place.QUERY);
    }

    String option() {
        return "--" + member.replace('_', '-');
    }
}
