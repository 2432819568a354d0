package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.apply.kind.ResourceKind;
import java.util.List;

/**
 * A section of the file for {@code steelyard apply}, such as {@code roles:} of one application,
 * with its entries.
 */
public record FileSection(int line, ResourceKind kind, List<FileEntry> entries) {}
