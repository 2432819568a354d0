package dev.steelyard.cli.output;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The issuer, token endpoint and API identifiers that a developer needs to configure a new client.
 *
 * @param tokenEndpoint null: not known
 * @param apis identifiers of the guarded APIs, the default audience first; empty: the caller may
 *     not list them
 */
public record ClientConnectionDetails(URI issuer, @Nullable URI tokenEndpoint, List<String> apis) {}
