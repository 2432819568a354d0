package dev.steelyard.operations.tenant;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationStatus;
import java.util.List;

/**
 * An application now.
 *
 * @param term its standing now
 * @param warnings about what was just created or changed, for people
 */
public record ApplicationView(
        Application application, ApplicationStatus term, List<String> warnings) {}
