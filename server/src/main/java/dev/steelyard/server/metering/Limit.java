package dev.steelyard.server.metering;

import dev.steelyard.domain.throttle.FailureRateLimit;
import dev.steelyard.http.source.Source;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rate limit on one kind of attempt, such as wrong secrets of one client or logins from one
 * source address. Each limit counts failed attempts; some count every attempt.
 */
public enum Limit {
    /** Wrong secrets for one client, or resource server, from one source. */
    SECRET_OF_CLIENT(10, Duration.ofMinutes(1)),

    /** Wrong secrets for all clients from one source: it bounds what can be written. */
    SECRET_AT_SOURCE(100, Duration.ofSeconds(6)),

    /** Requests that public clients push from one source: the clients proved nothing. */
    PUSH_AT_SOURCE(300, Duration.ofSeconds(1)),

    /**
     * Requests that one confidential client pushes, in pieces of {@link RequestBudget#PIECE}
     * characters. Its rows are kept for half an hour, so this many are there at most, and as many
     * as come meanwhile.
     */
    PUSH_OF_CLIENT(3000, Duration.ofMillis(50)),

    /** Requests of public clients' devices from one source: the clients proved nothing. */
    DEVICE_AT_SOURCE(60, Duration.ofSeconds(10)),

    /** Requests of one confidential client's devices. */
    DEVICE_OF_CLIENT(600, Duration.ofMillis(500)),

    /**
     * Authorization codes of one user, in all its sessions: a user may begin any number of them.
     */
    CODE_OF_USER(1500, Duration.ofMillis(200)),

    /**
     * Authorization codes of one user at one client. A page of another site can make a browser ask
     * for codes of a client that the user allowed: it locks the user out of that client alone.
     */
    CODE_OF_PRINCIPAL(300, Duration.ofSeconds(1)),

    /** Families of refresh tokens that begin for one user at one client: each lives for weeks. */
    FAMILY_OF_PRINCIPAL(100, Duration.ofMinutes(5)),

    /** Rotations of one family of refresh tokens: an answer that is lost costs one. */
    REFRESH_OF_FAMILY(120, Duration.ofSeconds(5)),

    /** Client assertions of one client: each is remembered until it has expired. */
    ASSERTION_OF_CLIENT(6000, Duration.ofMillis(10)),

    /** Revocations of tokens of one principal. */
    REVOCATION_OF_PRINCIPAL(300, Duration.ofSeconds(1)),

    /** Decisions of one user to allow or deny something, except to allow it again. */
    CONSENT_OF_USER(60, Duration.ofSeconds(10)),

    /** Changes of one user's profile. */
    PROFILE_OF_USER(60, Duration.ofSeconds(10)),

    /** Exports of what is stored of one user: each reads much. */
    EXPORT_OF_USER(10, Duration.ofMinutes(6)),

    /** Reads and changes of one client's registration: each change is told and kept. */
    REGISTRATION_OF_CLIENT(60, Duration.ofMinutes(1)),

    /** Changes of one user's second factors. */
    FACTOR_OF_USER(30, Duration.ofMinutes(2)),

    /** Wrong user codes entered by one user. */
    USER_CODE_OF_USER(10, Duration.ofMinutes(1)),

    /** Wrong user codes entered from one source. */
    USER_CODE_AT_SOURCE(30, Duration.ofSeconds(20)),

    /**
     * Wrong user codes in all. There are 20^8: where a thousand devices wait, guessing at this pace
     * for a day finds one of them with a probability of 1/300.
     */
    USER_CODES(1000, Duration.ofSeconds(1)),

    /**
     * Wrong user codes of one user while {@link #USER_CODES} is full, so that guessing by some
     * users keeps no other user from entering a code. A thousand users who guess add 27,000 a day:
     * a probability of 1/1000.
     */
    USER_CODE_SPARED(3, Duration.ofHours(1)),

    /**
     * Links to choose a new password that one source has mailed to one address: no stranger uses up
     * those of the user.
     */
    RECOVERY_OF_ADDRESS(3, Duration.ofMinutes(20)),
    /** Such links that a browser asks for which the account knows. */
    RECOVERY_OF_KNOWN_BROWSER(3, Duration.ofMinutes(20)),
    /** Requests of such links from one source. */
    RECOVERY_AT_SOURCE(20, Duration.ofMinutes(3)),

    /** Changes of one user's address that it asked for: each mails to an address of its choice. */
    ADDRESS_OF_USER(5, Duration.ofHours(1)),

    /** Such changes that were asked for from one source. */
    ADDRESS_AT_SOURCE(20, Duration.ofMinutes(10)),

    /** Links to add a first second factor that one user, who proved the password, has mailed. */
    ENROLMENT_OF_USER(3, Duration.ofMinutes(20)),

    /** Failed logins to one account from one source. */
    LOGIN_OF_ACCOUNT(10, Duration.ofMinutes(2)),

    /** Failed logins to all accounts from one source: passwords tried on many. */
    LOGIN_AT_SOURCE(60, Duration.ofSeconds(10)),

    /** Failed logins to one account from a browser that the account knows. */
    LOGIN_OF_KNOWN_BROWSER(10, Duration.ofMinutes(2)),

    /** Passkeys that were not accepted from one source: it bounds what is recorded of them. */
    PASSKEY_AT_SOURCE(60, Duration.ofSeconds(10)),

    /** Logins of one user by passkey: each begins a session. */
    PASSKEY_OF_USER(60, Duration.ofSeconds(10)),

    /**
     * Wrong codes of a second factor for one account, from all sources: a code has six digits, of
     * which three are right at a time. A thief of the password finds one with a probability of
     * 1/1000 a day.
     */
    CODE_OF_ACCOUNT(5, Duration.ofMinutes(5)),

    /** Wrong codes for one account from a browser that the account knows. */
    CODE_OF_KNOWN_BROWSER(5, Duration.ofMinutes(5)),

    /**
     * Wrong codes for one account from all browsers that it knows: more browsers get no more
     * attempts. Apart from {@link #CODE_OF_ACCOUNT}, so that a thief of the password, in a browser
     * that is not known, locks no known one out.
     */
    CODE_OF_ALL_KNOWN_BROWSERS(30, Duration.ofMinutes(15)),

    /** Logins to one account, from all sources: each costs a hash, and needs its password. */
    LOGIN_SUCCEEDED(60, Duration.ofSeconds(10));

    private final FailureRateLimit budget;

    Limit(int failures, Duration each) {
        this.budget = new FailureRateLimit(failures, each);
    }

    public FailureRateLimit budget() {
        return budget;
    }

    /** The bucket of {@code subject}, such as an account, from all sources. */
    public Bucket of(String... subject) {
        return new Bucket(this, List.of(subject), null, 1);
    }

    /** The bucket of {@code subject} at {@code source}: in each of its networks. */
    public Bucket at(Source source, String... subject) {
        return new Bucket(this, List.of(subject), source, 1);
    }

    /**
     * A counter of failures.
     *
     * @param subject in clear, as the source: they are stored as keyed hashes only
     * @param source null: failures from all sources count together
     * @param weight how many an attempt counts for, 1 or more
     */
    public record Bucket(Limit limit, List<String> subject, @Nullable Source source, int weight) {
        /** This bucket, for an attempt that counts for {@code many}. */
        public Bucket weighing(int many) {
            return new Bucket(limit, subject, source, many);
        }

        /** The budget for attempts of this weight: fewer of them, and each is forgotten later. */
        FailureRateLimit budget() {
            var one = limit.budget();
            return new FailureRateLimit(
                    Math.max(1, one.failures() / weight), one.each().multipliedBy(weight));
        }

        @Override
        public String toString() {
            return "Bucket[" + limit + "]";
        }
    }
}
