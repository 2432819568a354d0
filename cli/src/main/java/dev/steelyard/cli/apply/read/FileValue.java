package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.apply.kind.Value;

/** A value in the apply file, with its line. References are not yet resolved. */
public record FileValue(int line, Value value) {}
