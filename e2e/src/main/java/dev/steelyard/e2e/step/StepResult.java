package dev.steelyard.e2e.step;

/**
 * The result of an end-to-end step, as a value for later steps and a text to print.
 *
 * @param text what to print of it: no secrets
 */
public record StepResult<T>(T value, String text) {
    @Override
    public String toString() {
        return text;
    }
}
