package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.apply.kind.ResourceKind;
import java.util.List;

/** The entries of one kind below one parent, as one section of the file. */
public record FileSection(int line, ResourceKind kind, List<FileEntry> entries) {}
