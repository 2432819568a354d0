package dev.steelyard.operations.schema;

/**
 * A secret that is shown in one response only. It is written for the first response: a response
 * that is stored for a repeated request leaves it out.
 */
public record ShownOnce(String value) {
    @Override
    public String toString() {
        return "ShownOnce";
    }
}
