package dev.steelyard.server.refusal;

import dev.steelyard.admin.explanation.ExplainedRefusal;
import dev.steelyard.admin.explanation.ExplainedRefusal.Lack;
import dev.steelyard.admin.explanation.ExplainedRefusal.Today;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.Refusal;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.guard.refusal.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refusals in words: what the code says, and what is so today. */
public final class RefusalWords {
    private RefusalWords() {}

    /** What happened, and what to do about it. */
    public static String message(ExplainedRefusal explained) {
        var refusal = explained.refusal();
        var description = refusal.description();
        if (description != null) {
            return description;
        }
        var permission = refusal.permission();
        var code = refusal.code();
        var at = explained.resourceServer();
        var text =
                (at != null && at.builtIn() ? managed(code).or(() -> guarded(code)) : guarded(code))
                        .orElse("A newer API refused it; its own documentation has the code.");
        return permission != null && code.equals("permission_missing")
                ? "This needs " + permission + ". " + text
                : text;
    }

    /** The same of today; null: there is nothing to say. */
    public static @Nullable String now(ExplainedRefusal explained) {
        var today = explained.now();
        var needed = explained.refusal().permission();
        if (today == null) {
            return null;
        }
        var dead = today.dead();
        if (dead != null) {
            return "Now no token of this principal is accepted: " + dead(dead);
        }
        if (today.stopped() != null) {
            return "The application is stopped now (" + today.stopped() + ").";
        }
        var holds = today.holds();
        if (needed == null || holds == null) {
            return "Nothing stands against this principal now; what it sends has to be right.";
        }
        if (holds) {
            return "It has "
                    + needed
                    + " now"
                    + (explained.refusal().code().equals("permission_missing")
                            ? ": the same would be allowed, unless the scope of the token leaves it"
                                    + " out."
                            : "; what it sends has to be right, too.");
        }
        return "It doesn't have " + needed + " now. " + missing(today);
    }

    private static String missing(Today today) {
        var words = today.lacks().stream().map(RefusalWords::lack).collect(Collectors.joining(" "));
        if (words.isEmpty()) {
            return "Ask whoever may give it.";
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

    private static String lack(Lack lack) {
        return switch (lack) {
            case PERMISSION -> "The API has no such permission any more.";
            case KIND_OF_PRINCIPAL -> "This kind of principal can't hold it.";
            case RESELLER_CEILING -> "It is above the ceiling of the reseller: ask the operator.";
            case APPLICATION_CEILING ->
                    "It is above the ceiling of the application: ask the reseller.";
            case ROLE -> "No role that it has holds it: ask the reseller.";
        };
    }

    private static String dead(Refusal refusal) {
        return guarded(
                        switch (refusal) {
                            case CLIENT_UNKNOWN -> Refusal.CLIENT_SUSPENDED.code();
                            case USER_UNKNOWN -> Refusal.USER_DISABLED.code();
                            // Of an evaluation there may never have been a consent.
                            case CONSENT_WITHDRAWN -> ErrorCode.CONSENT_MISSING.code();
                            default -> refusal.code();
                        })
                .orElse(refusal.code());
    }

    private static Optional<String> guarded(String code) {
        return Arrays.stream(ErrorCode.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(ErrorCode::message);
    }

    private static Optional<String> managed(String code) {
        return Arrays.stream(RefusalCode.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(RefusalCode::advice);
    }
}
