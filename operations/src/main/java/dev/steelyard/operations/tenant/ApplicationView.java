package dev.steelyard.operations.tenant;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationStatus;

/**
 * An application as the management API returns it, with its present status: active, in grace or
 * stopped. An application is one customer's tenant.
 *
 * @param term its standing now
 */
public record ApplicationView(Application application, ApplicationStatus term) {}
