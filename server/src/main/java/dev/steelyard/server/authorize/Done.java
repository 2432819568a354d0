package dev.steelyard.server.authorize;

/** What the person has done in an interaction. */
public enum Done {
    LOGIN('l'),
    CONSENT('c'),
    DENIAL('d');

    private final char letter;

    Done(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}
