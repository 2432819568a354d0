package dev.steelyard.cli.output;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a client gets its tokens, and where it uses them.
 *
 * @param tokenEndpoint null: not known
 * @param apis identifiers of the guarded APIs, the one of tokens that name none first; empty: the
 *     caller may not list them
 */
public record ClientAddresses(URI issuer, @Nullable URI tokenEndpoint, List<String> apis) {}
