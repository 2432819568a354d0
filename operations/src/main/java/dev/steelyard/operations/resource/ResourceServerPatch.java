package dev.steelyard.operations.resource;

import dev.steelyard.operations.schema.Change;

/** An update of a resource server. Its identifier stays: tokens, guards and permissions use it. */
public record ResourceServerPatch(Change<String> name, Change<Boolean> standard) {}
