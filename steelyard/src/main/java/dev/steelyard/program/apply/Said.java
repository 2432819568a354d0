package dev.steelyard.program.apply;

import dev.steelyard.program.apply.kind.Value;

/** What the file says, and where; references are names still. */
record Said(int line, Value value) {}
