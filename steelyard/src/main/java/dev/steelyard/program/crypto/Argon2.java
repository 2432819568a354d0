package dev.steelyard.program.crypto;

import dev.steelyard.domain.user.HasherBusy;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordHasher;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id with OWASP's parameters (19 MiB, t=2, p=1), as PHC strings. At most half of the cores
 * hash at a time, so that a storm of logins does not starve tokens; a bounded number of others
 * wait, for a bounded time. Thread-safe.
 */
public final class Argon2 implements PasswordHasher {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int MOST_WAITING = 64;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final SecureRandom random;
    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final LongAdder refused = new LongAdder();
    private final String nobody;

    public Argon2(SecureRandom random) {
        this.random = random;
        this.nobody = phc(new byte[SALT], new byte[HASH]);
    }

    @Override
    public String hash(Password password) {
        var salt = new byte[SALT];
        random.nextBytes(salt);
        return phc(salt, derive(password, salt, MEMORY_KIB, ITERATIONS, PARALLELISM));
    }

    @Override
    public boolean verify(Password password, @Nullable String phc) {
        var matcher = PHC.matcher(phc == null ? nobody : phc);
        if (!matcher.matches()) {
            throw new IllegalStateException("a stored password is not an Argon2id PHC string");
        }
        var decoder = Base64.getDecoder();
        var derived =
                derive(
                        password,
                        decoder.decode(matcher.group(4)),
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
        return MessageDigest.isEqual(derived, decoder.decode(matcher.group(5))) && phc != null;
    }

    private byte[] derive(Password password, byte[] salt, int memory, int iterations, int lanes) {
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password.characters()));
        var bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memory)
                        .withIterations(iterations)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        var derived = new byte[HASH];
        try {
            takePlace();
            try {
                generator.generateBytes(bytes, derived);
            } finally {
                places.release();
            }
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(encoded.array(), (byte) 0);
        }
        return derived;
    }

    /** How many wait for a place, about. */
    public int waiting() {
        return places.getQueueLength();
    }

    /** How many got none, since the start. */
    public long refused() {
        return refused.sum();
    }

    /** A place in the pool, or nothing of it: a queue without an end is a weapon. */
    private void takePlace() {
        try {
            if (places.getQueueLength() >= MOST_WAITING
                    || !places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                refused.increment();
                throw new HasherBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HasherBusy();
        }
    }

    private static String phc(byte[] salt, byte[] hash) {
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        ITERATIONS,
                        PARALLELISM,
                        encoder.encodeToString(salt),
                        encoder.encodeToString(hash));
    }
}
