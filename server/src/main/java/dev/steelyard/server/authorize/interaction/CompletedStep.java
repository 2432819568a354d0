package dev.steelyard.server.authorize.interaction;

/** A login, consent or denial that the user has completed in an interaction. */
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
