package dev.steelyard.domain.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.throttle.FailureRateLimit;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A type of frequent audit event, such as a failed login, that is counted instead of recorded once
 * it exceeds a limit. A user, a client or a stranger can cause any number of them. None is sent to
 * receivers of security events, and none says what a principal could do. Management operations are
 * always recorded one by one: they have a rate, and are refused beyond it.
 */
enum CountedEventType {
    LOGIN_FAILED("login.failed", 10, By.SUBJECT),
    CODE_FAILED("login.code_failed", 10, By.SUBJECT),
    LOGIN_SUCCEEDED("login.succeeded", 60, By.ACTOR_AND_SUBJECT),
    LOGIN_STEPPED_UP("login.stepped_up", 60, By.ACTOR_AND_SUBJECT),
    LOGOUT("logout", 60, By.ACTOR),
    LOGOUT_UNDELIVERED("logout.undelivered", 60, By.SUBJECT),
    SESSION_ENDED("session.ended", 60, By.ACTOR),
    SESSIONS_ENDED("session.ended_others", 60, By.ACTOR_AND_SUBJECT),
    PROFILE_CHANGED("profile.changed", 60, By.ACTOR_AND_SUBJECT),
    CONSENT_GIVEN("consent.given", 60, By.ACTOR_AND_SUBJECT),
    CONSENT_DENIED("consent.denied", 60, By.ACTOR_AND_SUBJECT),
    DEVICE_ALLOWED("device.allowed", 60, By.ACTOR),
    DEVICE_DENIED("device.denied", 60, By.ACTOR),
    TOKEN_REPLAYED("token.replayed", 60, By.ACTOR);

    /** The properties that make two events of one action events of one kind. */
    private enum By {
        SUBJECT,
        /** Subjects are new each time, so the actor alone. */
        ACTOR,
        ACTOR_AND_SUBJECT
    }

    private static final Map<String, CountedEventType> ALL =
            Arrays.stream(values())
                    .collect(Collectors.toMap(merging -> merging.action, Function.identity()));

    private final String action;
    private final FailureRateLimit budget;
    private final By by;

    CountedEventType(String action, int atOnce, By by) {
        this.action = action;
        this.budget = new FailureRateLimit(atOnce, Duration.ofMinutes(6));
        this.by = by;
    }

    /** Null: each event is recorded. */
    static @Nullable CountedEventType of(String action) {
        return ALL.get(action);
    }

    FailureRateLimit budget() {
        return budget;
    }

    /** Events of one kind belong to one application and one reseller. */
    String name(AuditEvent event) {
        var matter = event.matter();
        var what =
                switch (by) {
                    case SUBJECT -> matter.subject();
                    case ACTOR -> event.actor();
                    case ACTOR_AND_SUBJECT -> event.actor() + " " + matter.subject();
                };
        return hash(
                "audit %s %s %s %s"
                        .formatted(
                                action,
                                what,
                                Objects.toString(matter.application(), "-"),
                                Objects.toString(matter.reseller(), "-")));
    }

    /** Short and of fixed length, since names are keys of rows. */
    private static String hash(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
