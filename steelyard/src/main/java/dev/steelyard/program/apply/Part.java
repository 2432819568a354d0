package dev.steelyard.program.apply;

import dev.steelyard.program.apply.kind.Kind;
import java.util.List;

/** All of a kind below one parent: what the file has under one key. */
record Part(int line, Kind kind, List<Entry> entries) {}
