package dev.steelyard.server.authorize.interaction;

/** A step that the user has completed in an authorization request: login, consent or denial. */
public enum CompletedStep {
    LOGIN('l'),
    CONSENT('c'),
    DENIAL('d');

    private final char letter;

    CompletedStep(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}
