package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.apply.kind.Value;

/** What the file says, and where; references are names still. */
public record FileValue(int line, Value value) {}
