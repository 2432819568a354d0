package dev.steelyard.program.crypto;

import dev.steelyard.domain.user.HasherBusy;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordHasher;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and verifies passwords with Argon2id and OWASP's parameters (19 MiB, t=2, p=1), as PHC
 * strings. At most half of the cores hash at a time, so that a storm of logins does not starve
 * tokens, on threads of their own, since a hash would keep a virtual thread's carrier from other
 * requests. Each place reuses its memory for the next hash; together they use a quarter of the heap
 * at most. {@code nfkc=1} marks hashes of normalised passwords: earlier ones are compared as typed.
 * {@code short=1} marks passwords that don't suffice alone. Thread-safe.
 */
public final class Argon2 implements PasswordHasher {
    private static final Cost OWASP = new Cost(19 * 1024, 2);
    private static final int PARALLELISM = 1;
    private static final int MOST_WAITING = 64;
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})(,nfkc=1)?(?:,short=1)?\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /**
     * What a new hash costs.
     *
     * @param memory in KiB
     */
    public record Cost(int memory, int iterations) {}

    private final SecureRandom random;
    private final Cost cost;
    private final int places;
    private final Executor threads;

    /** One for each place: each hash takes one out, so no two hashes share one. */
    private final ConcurrentLinkedDeque<BlockPool> memories = new ConcurrentLinkedDeque<>();

    private final String unknownUser;

    public Argon2(SecureRandom random) {
        this(random, OWASP);
    }

    /** With another cost: for tests, which need not wait. */
    public Argon2(SecureRandom random, Cost cost) {
        this.random = random;
        this.cost = cost;
        this.places = mostAtATime(cost);
        this.threads = threads(places);
        for (int i = 0; i < places; i++) {
            // The generator zeroes blocks before it returns them; blocks beyond this size (for a
            // stored password with more memory) are garbage-collected.
            memories.add(
                    new FixedBlockPool(
                            Argon2BytesGenerator.getBlockCount(cost.memory(), PARALLELISM)));
        }
        this.unknownUser = phc("", new byte[SALT], new byte[HASH]);
    }

    private static int mostAtATime(Cost cost) {
        var runtime = Runtime.getRuntime();
        long inHeap = runtime.maxMemory() / 4 / (cost.memory() * 1024L);
        return (int) Math.max(1, Math.min(runtime.availableProcessors() / 2, inHeap));
    }

    /** The server's queue limits waiting logins; this queue limits callers without one. */
    private static Executor threads(int places) {
        var pool =
                new ThreadPoolExecutor(
                        places,
                        places,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(MOST_WAITING),
                        Thread.ofPlatform().daemon().name("argon2-", 1).factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public int places() {
        return places;
    }

    @Override
    public String hash(Password password) {
        var salt = new byte[SALT];
        random.nextBytes(salt);
        return phc(
                password.isShort() ? SHORT_MARK : "",
                salt,
                derive(password.characters(), salt, cost.memory(), cost.iterations(), PARALLELISM));
    }

    @Override
    public boolean verify(Password password, @Nullable String phc) {
        var matcher = PHC.matcher(phc == null ? unknownUser : phc);
        if (!matcher.matches()) {
            throw new IllegalStateException("a stored password is not an Argon2id PHC string");
        }
        var decoder = Base64.getDecoder();
        var derived =
                derive(
                        matcher.group(4) == null ? password.typed() : password.characters(),
                        decoder.decode(matcher.group(5)),
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
        return MessageDigest.isEqual(derived, decoder.decode(matcher.group(6))) && phc != null;
    }

    private byte[] derive(char[] password, byte[] salt, int memory, int iterations, int lanes) {
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        var bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        var parameters =
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memory)
                        .withIterations(iterations)
                        .withParallelism(lanes)
                        .withSalt(salt);
        try {
            return CompletableFuture.supplyAsync(() -> derive(parameters, bytes), threads).join();
        } catch (RejectedExecutionException e) {
            throw new HasherBusy();
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }

    private byte[] derive(Argon2Parameters.Builder parameters, byte[] password) {
        var memory = memories.pop();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(parameters.withBlockPool(memory).build());
            var derived = new byte[HASH];
            generator.generateBytes(password, derived);
            return derived;
        } finally {
            memories.push(memory);
        }
    }

    private String phc(String mark, byte[] salt, byte[] hash) {
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d,nfkc=1%s$%s$%s"
                .formatted(
                        cost.memory(),
                        cost.iterations(),
                        PARALLELISM,
                        mark,
                        encoder.encodeToString(salt),
                        encoder.encodeToString(hash));
    }
}
