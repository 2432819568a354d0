package dev.steelyard.operations.tenant;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.Term;

/**
 * An application and its present standing.
 *
 * @param term its standing now
 */
public record ApplicationView(Application application, Term term) {}
