package dev.steelyard.e2e.step;

/**
 * What a step brought that later steps need.
 *
 * @param text what to print of it: no secrets
 */
public record StepResult<T>(T value, String text) {
    @Override
    public String toString() {
        return text;
    }
}
