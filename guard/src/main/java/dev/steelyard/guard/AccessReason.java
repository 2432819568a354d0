package dev.steelyard.guard;

import java.util.Locale;

/**
 * A reason in the response of {@code GET /access} why an application is inaccessible, or a warning
 * about an accessible one, such as {@code application_expired}. Integrators program against these
 * names: they are never renamed.
 */
public enum AccessReason {
    OTHER_APPLICATION("This token belongs to another application. Use credentials of this one."),
    RESELLER_CLOSED("The reseller is closed. Ask the operator."),
    APPLICATION_SUSPENDED("The application is suspended. Ask its reseller."),
    APPLICATION_EXPIRED(
            "The application has expired and is stopped. Ask its reseller to renew it."),
    APPLICATION_IN_GRACE(
            "The application has expired and stops soon. Ask its reseller to renew it.");

    private final String message;

    AccessReason(String message) {
        this.message = message;
    }

    /** The name in bodies and documentation, {@code other_application}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason and the advice for the caller. */
    public String message() {
        return message;
    }
}
