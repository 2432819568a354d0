package dev.steelyard.admin.explanation;

import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.RefusalReason;
import dev.steelyard.domain.principal.Tenancy;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.operations.explanation.ExplainedRefusal.Lack;
import dev.steelyard.operations.explanation.ExplainedRefusal.Today;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the messages that explain why a request was refused and what to do.
 *
 * @param guarded the texts of the guard's error codes
 */
record RefusalMessageWriter(Function<String, Optional<String>> guarded) {
    /**
     * Codes whose remedy is to ask the reseller of the caller's own application. Never {@code
     * application_mismatch}.
     */
    private static final Set<String> ASKS_RESELLER =
            Set.of(
                    "permission_missing",
                    "application_stopped",
                    "origin_not_allowed",
                    "client_suspended",
                    "unauthorized_client");

    /**
     * What happened, and how to resolve it.
     *
     * @param tenancy the application of the refused client; null: none
     */
    String message(
            StoredRefusal refusal,
            @Nullable ResourceServer at,
            @Nullable Tenancy tenancy,
            ExplanationRecipient asker) {
        var told = told(refusal, at);
        if (asker.isStaff()) {
            return "The caller was told: " + told;
        }
        return tenancy != null && ASKS_RESELLER.contains(refusal.code())
                ? told + " " + reseller(tenancy)
                : told;
    }

    private static String reseller(Tenancy tenancy) {
        var page = tenancy.resellerPage();
        return "The reseller is "
                + tenancy.reseller().name()
                + (page == null ? "" : " (" + page + ")")
                + ".";
    }

    private String told(StoredRefusal refusal, @Nullable ResourceServer at) {
        var description = refusal.description();
        if (description != null) {
            return description;
        }
        var permission = refusal.permission();
        var code = refusal.code();
        var text =
                (at != null && at.builtIn()
                                ? managed(code).or(() -> guarded.apply(code))
                                : guarded.apply(code))
                        .orElse("A newer API refused it; its own documentation has the code.");
        return permission != null && code.equals("permission_missing")
                ? "This needs " + permission + ". " + text
                : text;
    }

    /** The present rights of the principal. */
    String now(StoredRefusal refusal, Today today, ExplanationRecipient asker) {
        var needed = refusal.permission();
        var dead = today.dead();
        if (dead != null) {
            return "Now no token of this principal is accepted" + dead(dead, asker);
        }
        if (today.stopped() != null) {
            return "The application is stopped now (" + today.stopped() + ").";
        }
        var holds = today.holds();
        if (needed == null || holds == null) {
            return "Nothing blocks this principal now. Check the request itself.";
        }
        if (holds) {
            return "It has "
                    + needed
                    + " now"
                    + (refusal.code().equals("permission_missing")
                            ? ": the request would be allowed, unless the token's scope leaves it"
                                    + " out."
                            : ". Check the request itself.");
        }
        return "It doesn't have " + needed + " now. " + missing(today, asker);
    }

    private static String missing(Today today, ExplanationRecipient asker) {
        var words =
                today.lacks().stream()
                        .map(lack -> lack(lack, asker))
                        .collect(Collectors.joining(" "));
        if (words.isEmpty()) {
            return "Ask staff who may grant it.";
        }
        var roles = today.roles();
        if (roles == null || !today.lacks().equals(List.of(Lack.ROLE))) {
            return words;
        }
        return roles.isEmpty()
                ? words + " No role of the application holds it yet."
                : words
                        + " These hold it: "
                        + roles.stream().map(Role::name).collect(Collectors.joining(", "))
                        + ".";
    }

    private static String lack(Lack lack, ExplanationRecipient asker) {
        return switch (lack) {
            case PERMISSION -> "The API has no such permission any more.";
            case KIND_OF_PRINCIPAL -> "This kind of principal can't hold it.";
            case RESELLER_CEILING ->
                    "It is outside the ceiling of the reseller: "
                            + (asker == ExplanationRecipient.OPERATOR
                                    ? "steelyard resellers set-ceiling changes it."
                                    : "ask the operator.");
            case APPLICATION_CEILING ->
                    "It is outside the ceiling of the application: "
                            + (asker.isStaff()
                                    ? "steelyard applications set-ceiling changes it."
                                    : "ask the reseller.");
            case ROLE ->
                    "No role that it has holds it: "
                            + (asker.isStaff()
                                    ? "give it such a role, or add the permission to one."
                                    : "ask the reseller.");
        };
    }

    private String dead(RefusalReason refusal, ExplanationRecipient asker) {
        var code =
                switch (refusal) {
                    case CLIENT_UNKNOWN -> RefusalReason.CLIENT_SUSPENDED.code();
                    case USER_UNKNOWN -> RefusalReason.USER_DISABLED.code();
                    // An evaluation may never have had a consent.
                    case CONSENT_WITHDRAWN -> "consent_missing";
                    default -> refusal.code();
                };
        // The guard's text tells the principal what to do.
        return asker.isStaff()
                ? " (" + code + ")."
                : ": " + guarded.apply(code).orElse(refusal.code());
    }

    private static Optional<String> managed(String code) {
        return Arrays.stream(RefusalCode.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(RefusalCode::advice);
    }
}
