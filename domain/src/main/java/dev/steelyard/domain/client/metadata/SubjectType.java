package dev.steelyard.domain.client.metadata;

/** Subject identifier types (OpenID Connect Core, section 8). */
public enum SubjectType {
    /** The id of the user, the same to every client. */
    PUBLIC("public"),
    /**
     * Another name of the user in each sector, so that clients can't put together what they know.
     */
    PAIRWISE("pairwise");

    private final String word;

    SubjectType(String word) {
        this.word = word;
    }

    /** The value of {@code subject_type}. */
    public String word() {
        return word;
    }
}
