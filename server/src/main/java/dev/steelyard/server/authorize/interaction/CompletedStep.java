package dev.steelyard.server.authorize.interaction;

/** A step that the user has completed in an authorization request, such as the login. */
public enum CompletedStep {
    LOGIN('l'),
    CONSENT('c'),
    DENIAL('d'),

    /** The user has read that its account is going to be deleted. */
    NOTICE('n');

    private final char letter;

    CompletedStep(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}
