package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.apply.kind.Value;

/** The value of an attribute in the file for {@code steelyard apply}, with its line number. */
public record FileValue(int line, Value value) {}
