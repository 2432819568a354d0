package dev.steelyard.isolation;

/** Everybody who might call the management API, as the matrix heads its columns. */
enum Caller {
    OPERATOR("operator"),
    /** Staff of the reseller whose thing it is, with nothing but the permission needed. */
    OWNER("owner"),
    /** The same reseller's staff, with every permission but the one needed. */
    OWNER_WITHOUT("owner, without"),
    /** Staff of the reseller whose thing it is, which is frozen. */
    FROZEN("owner, frozen"),
    /** Another reseller's staff, with everything that resellers can hold. */
    OTHER("other reseller"),
    /** A client of the application, with its token for the guarded API. */
    CLIENT("client"),
    /** A member of the application, with a token for the guarded API. */
    USER("user"),
    NOBODY("no token");

    private final String heading;

    Caller(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }
}
