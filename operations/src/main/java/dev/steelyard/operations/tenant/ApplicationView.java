package dev.steelyard.operations.tenant;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationStatus;
import java.util.List;

/**
 * An application as the management API returns it, with its present status: active, in grace or
 * stopped. An application is one customer's tenant.
 *
 * @param term its standing now
 * @param warnings about what was just created or changed, for people
 */
public record ApplicationView(
        Application application, ApplicationStatus term, List<String> warnings) {}
