package dev.steelyard.domain.client.metadata;

/** A type of subject identifier, either public or pairwise (OpenID Connect Core, section 8). */
public enum SubjectType {
    /** The user's id, which every client gets. */
    PUBLIC("public"),
    /** A different identifier of the user in each sector, so that clients can't correlate users. */
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
