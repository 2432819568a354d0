package dev.steelyard.operations.schema;

/**
 * A secret in an answer. It is written for the first answer only: an answer that is stored for a
 * repeated request leaves it out.
 */
public record ShownOnce(String value) {
    @Override
    public String toString() {
        return "ShownOnce";
    }
}
