package dev.steelyard.operations.schema;

/**
 * A new secret, such as a client secret, that appears in one response only. A response that is
 * stored for a repeated request leaves it out.
 */
public record ShownOnce(String value) {
    @Override
    public String toString() {
        return "ShownOnce";
    }
}
