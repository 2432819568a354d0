package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.apply.kind.ResourceKind;
import java.util.List;

/** A section of the apply file, with the entries of one kind below one parent. */
public record FileSection(int line, ResourceKind kind, List<FileEntry> entries) {}
