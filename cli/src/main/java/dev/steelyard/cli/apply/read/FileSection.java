package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.apply.kind.ResourceKind;
import java.util.List;

/** All of a kind below one parent: what the file has under one key. */
public record FileSection(int line, ResourceKind kind, List<FileEntry> entries) {}
