package dev.steelyard.guard;

import dev.steelyard.guard.principal.ApplicationState;
import dev.steelyard.guard.principal.PrincipalApplication;
import dev.steelyard.guard.principal.ResellerContact;
import dev.steelyard.guard.refusal.ErrorBody;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One application in the response of {@code GET /access}, which tells whether the caller's access
 * token can be used for that application, and if not, why.
 *
 * @param accessible whether this token can be used for it now
 * @param reason why not, or a warning; null: neither
 */
public record AccessEntry(
        ApplicationState application, boolean linked, boolean accessible, @Nullable Reason reason) {

    /**
     * The reason why an application is not accessible, or a warning.
     *
     * @param message what to do about it
     */
    public record Reason(AccessReason code, String message) {
        static Reason of(AccessReason code) {
            return new Reason(code, code.message());
        }
    }

    static AccessEntry of(PrincipalApplication reachable, Instant now) {
        ApplicationState application = reachable.application();
        if (!reachable.linked()) {
            return new AccessEntry(
                    application, false, false, Reason.of(AccessReason.OTHER_APPLICATION));
        }
        boolean accessible = !application.stoppedAt(now);
        return new AccessEntry(
                application, true, accessible, named(reason(application, now), application));
    }

    /** Adds the reseller where the caller has to ask it. */
    private static @Nullable Reason named(@Nullable Reason reason, ApplicationState application) {
        ResellerContact reseller = application.reseller();
        return reason == null || reseller == null || reason.code() == AccessReason.RESELLER_CLOSED
                ? reason
                : new Reason(reason.code(), reason.message() + " " + reseller.sentence());
    }

    private static @Nullable Reason reason(ApplicationState application, Instant now) {
        if (application.stopped() != null) {
            // Any other reason of a newer server also means that the application was stopped
            // deliberately.
            return Reason.of(
                    application.stopped().equals(AccessReason.RESELLER_CLOSED.code())
                            ? AccessReason.RESELLER_CLOSED
                            : AccessReason.APPLICATION_SUSPENDED);
        }
        if (application.stoppedAt(now)) {
            return Reason.of(AccessReason.APPLICATION_EXPIRED);
        }
        if (application.inGraceAt(now) && application.stops() != null) {
            return new Reason(
                    AccessReason.APPLICATION_IN_GRACE,
                    "The application has expired and stops at "
                            + ErrorBody.timestamp(application.stops())
                            + ". Ask its reseller to renew it.");
        }
        return null;
    }

    private static Map<String, @Nullable Object> reseller(ResellerContact reseller) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", reseller.name());
        json.put("page", reseller.page());
        return json;
    }

    /** The row as JSON; only the name where it is another application. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("_id", application.id());
        json.put("name", application.name());
        if (linked) {
            Instant expiry = application.expiry();
            json.put("expiry", expiry == null ? null : ErrorBody.timestamp(expiry));
            String company = application.company();
            json.put("company", company == null ? null : Map.of("name", company));
            ResellerContact reseller = application.reseller();
            if (reseller != null) json.put("reseller", reseller(reseller));
        }
        json.put("accessible", accessible);
        json.put(
                "reason",
                reason == null
                        ? null
                        : Map.of("code", reason.code().code(), "message", reason.message()));
        return json;
    }
}
