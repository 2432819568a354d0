package dev.steelyard.operations.tenant;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationStatus;

/**
 * An application and its present standing.
 *
 * @param term its standing now
 */
public record ApplicationView(Application application, ApplicationStatus term) {}
