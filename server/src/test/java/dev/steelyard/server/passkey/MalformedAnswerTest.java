package dev.steelyard.server.passkey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.http.answer.Json;
import dev.steelyard.testkit.SoftAuthenticator;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers of authenticators that are nearly right, in JSON and in CBOR: each is wrong, and none is
 * an error of the server. A failure names the seed that repeats it.
 */
class MalformedAnswerTest {
    private static final int ROUNDS = 500;

    /** More than fits into an answer. */
    private static final int MOST = WebauthnVerifier.LONGEST;

    private static final String VALUE = "A".repeat(43);
    private static final Challenge CHALLENGE = new Challenge(VALUE, Instant.EPOCH);
    private static final String REQUEST = "{\"challenge\":\"" + VALUE + "\"}";
    private static final String CREATION =
            "{\"challenge\":\"" + VALUE + "\",\"user\":{\"id\":\"AAAA\"}}";

    /** Heads of long strings, deep and endless structures (RFC 8949, section 3), and flags. */
    private static final List<byte[]> NOISE =
            List.of(
                    bytes(0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
                    bytes(0x5a, 0x7f, 0xff, 0xff, 0xff),
                    bytes(0xba, 0x7f, 0xff, 0xff, 0xff),
                    bytes(0x9f),
                    bytes(0xbf),
                    bytes(0x5f),
                    bytes(0xff),
                    bytes(0xf6),
                    bytes(0xfb, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0),
                    bytes(0xc2, 0x40),
                    repeated(0x81, 4_000),
                    repeated(0xa1, 4_000),
                    repeated(0xd8, 2_000),
                    new byte[0]);

    private static final List<String> WORDS =
            List.of(
                    "null",
                    "[]",
                    "{}",
                    "\"\"",
                    "-1",
                    "1e999",
                    "true",
                    "\u0000",
                    "\ud800",
                    "\\",
                    "\"",
                    "[".repeat(2_000),
                    "{\"a\":".repeat(2_000),
                    "=",
                    "*",
                    "\\u0000");

    private final SoftAuthenticator device = new SoftAuthenticator();
    private final WebauthnVerifier verifier =
            new WebauthnVerifier(
                    new RelyingParty("localhost", "http://localhost:8080", "Weighing"));

    @Test
    void rightAnswers_areAccepted() {
        var created = verifier.registration(device.create(CREATION), CHALLENGE);
        assertThat(created).isPresent();
        var assertion = verifier.assertion(device.get(REQUEST)).orElseThrow();
        assertThat(verifier.verify(assertion, passkey(), CHALLENGE))
                .isInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void registration_nearlyRight_isWrong(long seed) {
        var random = new Random(seed);
        var right = device.create(CREATION);
        for (int i = 0; i < ROUNDS; i++) {
            var wrong =
                    random.nextBoolean()
                            ? text(random, right)
                            : member(random, right, List.of("attestationObject", "clientDataJSON"));
            var answer = verifier.registration(wrong, CHALLENGE);
            answer.ifPresent(
                    credential ->
                            assertThat(credential.credentialId().length())
                                    .as("seed " + seed)
                                    .isLessThan(1_400));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void login_nearlyRight_isWrong(long seed) {
        var random = new Random(seed);
        var right = device.get(REQUEST);
        for (int i = 0; i < ROUNDS; i++) {
            var wrong =
                    random.nextBoolean()
                            ? text(random, right)
                            : member(
                                    random,
                                    right,
                                    List.of("authenticatorData", "clientDataJSON", "signature"));
            var verdict =
                    verifier.assertion(wrong)
                            .map(answer -> verifier.verify(answer, passkey(), CHALLENGE));
            assertThat(verdict.map(Object::getClass).orElse(null))
                    .as("seed %s: %s", seed, wrong)
                    .isIn(null, Verdict.Wrong.class, unsigned(right, wrong));
        }
    }

    /** Only a change of what the signature does not cover leaves an answer right. */
    private static Class<?> unsigned(String right, String wrong) {
        try {
            var before = Json.MAPPER.readTree(right).get("response");
            var after = Json.MAPPER.readTree(wrong).get("response");
            return decoded(before.get("clientDataJSON").asString(""))
                                    .equals(decoded(after.get("clientDataJSON").asString("")))
                            && decoded(before.get("authenticatorData").asString(""))
                                    .equals(decoded(after.get("authenticatorData").asString("")))
                    ? Verdict.Proved.class
                    : Verdict.Wrong.class;
        } catch (RuntimeException _) {
            return Verdict.Wrong.class;
        }
    }

    private static String decoded(String base64) {
        return Arrays.toString(Base64.getUrlDecoder().decode(base64));
    }

    @Test
    void answersThatAreTooLong_areNotRead() {
        var right = device.create(CREATION);
        var padded = right + " ".repeat(WebauthnVerifier.LONGEST);
        assertThat(verifier.registration(padded, CHALLENGE)).isEmpty();
        assertThat(verifier.assertion("x".repeat(WebauthnVerifier.LONGEST + 1))).isEmpty();
    }

    /** Structures as large as an answer can be: no more time and memory than their size. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("fillings")
    void answersFullOfNoise_takeLittleTimeAndMemory(byte[] filling) {
        var created = device.create(CREATION);
        var got = device.get(REQUEST);
        var all =
                Stream.of(
                                filled(created, "attestationObject", filling, 0),
                                filled(created, "attestationObject", filling, 28),
                                filled(created, "attestationObject", filling, 230),
                                filled(created, "clientDataJSON", filling, 0),
                                filled(got, "authenticatorData", filling, 37),
                                filled(got, "signature", filling, 0),
                                new String(filling, ISO_8859_1))
                        .toList();
        for (var wrong : all) {
            assertThat(wrong.length()).isLessThanOrEqualTo(WebauthnVerifier.LONGEST);
            // What follows the end of a registration is ignored, and not stored.
            assertBounded(
                    () ->
                            assertThat(verifier.registration(wrong, CHALLENGE))
                                    .isIn(
                                            Optional.empty(),
                                            verifier.registration(created, CHALLENGE)));
            assertBounded(
                    () ->
                            verifier.assertion(wrong)
                                    .ifPresent(
                                            answer ->
                                                    assertThat(verdict(answer, passkey()))
                                                            .isInstanceOf(Verdict.Wrong.class)));
        }
    }

    static Stream<byte[]> fillings() {
        return Stream.of(
                repeated(0x81, MOST),
                repeated(0xa1, MOST),
                repeated(0xc1, MOST),
                repeated(0x9f, MOST),
                repeated(0xbf, MOST),
                repeated(0x5f, MOST),
                repeated(0xff, MOST),
                repeated(0, MOST),
                lengths(0x5a),
                lengths(0x7a),
                lengths(0x9a),
                lengths(0xba),
                repeated('[', MOST),
                repeated('9', MOST),
                "{\"a\":".repeat(MOST / 5).getBytes(ISO_8859_1),
                "{\"type\":{},\"type\":".repeat(MOST / 20).getBytes(ISO_8859_1));
    }

    /** Strings, arrays or maps that claim to have four billion bytes or items, one in another. */
    private static byte[] lengths(int head) {
        var all = repeated(0xff, MOST);
        for (int i = 0; i < all.length; i += 5) {
            all[i] = (byte) head;
        }
        return all;
    }

    /** A name that comes twice says two things: neither is believed instead of the other. */
    @Test
    void namesThatComeTwice_areNoError_andProveNoOther() {
        var right = device.get(REQUEST);
        var member = "\"userHandle\":\"" + SoftAuthenticator.encode(bytes(1, 2, 3)) + "\",";
        for (var twice :
                List.of(
                        right.replace("\"response\":{", "\"response\":{" + member),
                        right.replace("\"response\":{", "\"response\":{},\"response\":{"),
                        right.replace("\"id\":", "\"id\":\"AAAA\",\"id\":"),
                        right.replace("\"rawId\":", "\"rawId\":\"AAAA\",\"rawId\":"),
                        right.replace("\"type\":", "\"type\":\"other\",\"type\":"))) {
            assertThat(twice).isNotEqualTo(right);
            assertBounded(
                    () ->
                            verifier.assertion(twice)
                                    .ifPresent(
                                            answer ->
                                                    assertThat(answer.credentialId())
                                                            .isIn(device.credentialId(), "AAAA")));
        }
    }

    /** Public keys (RFC 9053) of a user who wants the server to calculate for long. */
    @Test
    void dearOrImpossibleKeys_areRefused_orCostLittle() {
        var large = repeated(0xff, 4_000);
        var right = device.attestedData();
        int start = right.length - 77;
        for (var key :
                List.of(
                        // RSA with a modulus and an exponent of 32,000 bits.
                        concat(
                                bytes(0xa4, 1, 3, 3, 0x39, 1, 0, 0x20),
                                of(large),
                                bytes(0x21),
                                of(large)),
                        concat(
                                bytes(0xa4, 1, 3, 3, 0x39, 1, 0, 0x20),
                                of(bytes(0)),
                                bytes(0x21),
                                of(bytes(0))),
                        // A point that is not on the curve; one without coordinates.
                        concat(
                                bytes(0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21),
                                of(repeated(1, 32)),
                                bytes(0x22),
                                of(repeated(1, 32))),
                        concat(
                                bytes(0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21),
                                of(large),
                                bytes(0x22),
                                of(new byte[0])),
                        // An algorithm that was not offered.
                        bytes(0xa2, 1, 4, 3, 5))) {
            var attested = concat(Arrays.copyOf(right, start), key);
            assertBounded(
                    () -> {
                        var created =
                                verifier.registration(
                                        replaced(device.create(CREATION), right, attested),
                                        CHALLENGE);
                        var stored =
                                created.map(NewCredential::publicKey)
                                        .orElse(SoftAuthenticator.encode(attested));
                        var answer = verifier.assertion(device.get(REQUEST)).orElseThrow();
                        assertThat(verdict(answer, passkey(stored)))
                                .isInstanceOf(Verdict.Wrong.class);
                    });
        }
    }

    private Verdict verdict(WebauthnVerifier.Assertion answer, Passkey passkey) {
        return verifier.verify(answer, passkey, CHALLENGE);
    }

    /** A generous limit: much less than a second and some megabytes are usual. */
    private static void assertBounded(Runnable work) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long cpu = threads.getCurrentThreadCpuTime();
        work.run();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(32L << 20);
        assertThat(threads.getCurrentThreadCpuTime() - cpu)
                .isLessThan(Duration.ofSeconds(3).toNanos());
    }

    /** {@code right} with as much of {@code filling} as fits from {@code at} on in one member. */
    private static String filled(String right, String name, byte[] filling, int at) {
        var answer = (ObjectNode) Json.MAPPER.readTree(right);
        var response = (ObjectNode) answer.get("response");
        if (!response.has(name)) {
            return right;
        }
        var bytes = Base64.getUrlDecoder().decode(response.get(name).asString());
        int rest = WebauthnVerifier.LONGEST - right.length();
        var all =
                concat(
                        Arrays.copyOf(bytes, Math.min(at, bytes.length)),
                        Arrays.copyOf(filling, rest * 3 / 4));
        response.put(name, SoftAuthenticator.encode(all));
        return answer.toString();
    }

    /** The registration with other attested data, of its own length. */
    private static String replaced(String right, byte[] before, byte[] after) {
        var answer = (ObjectNode) Json.MAPPER.readTree(right);
        var response = (ObjectNode) answer.get("response");
        var object = Base64.getUrlDecoder().decode(response.get("attestationObject").asString());
        int data = object.length - before.length - 37;
        int length = 37 + after.length;
        var all =
                concat(
                        Arrays.copyOf(object, data - 2),
                        bytes(length >> 8, length),
                        Arrays.copyOfRange(object, data, data + 37),
                        after);
        response.put("attestationObject", SoftAuthenticator.encode(all));
        return answer.toString();
    }

    /** A byte string with its head. */
    private static byte[] of(byte[] content) {
        return concat(bytes(0x59, content.length >> 8, content.length), content);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private Passkey passkey() {
        return passkey(SoftAuthenticator.encode(device.attestedData()));
    }

    private Passkey passkey(String publicKey) {
        return new Passkey(
                new Id<>("0".repeat(24)),
                new Id<>("1".repeat(24)),
                "Telephone",
                device.credentialId(),
                publicKey,
                0,
                true,
                true,
                Set.of(),
                Instant.EPOCH,
                null);
    }

    private static String text(Random random, String right) {
        var changed = right;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(changed.length());
            int end = Math.min(changed.length(), at + random.nextInt(6));
            changed =
                    changed.substring(0, at)
                            + WORDS.get(random.nextInt(WORDS.size()))
                            + changed.substring(end);
        }
        return changed;
    }

    /** Changes bytes of one member of the response, so that its base64 stays right. */
    private static String member(Random random, String right, List<String> names) {
        var answer = (ObjectNode) Json.MAPPER.readTree(right);
        var response = (ObjectNode) answer.get("response");
        var name = names.get(random.nextInt(names.size()));
        var bytes = Base64.getUrlDecoder().decode(response.get(name).asString());
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = changed(random, bytes);
        }
        response.put(name, SoftAuthenticator.encode(bytes));
        return answer.toString();
    }

    private static byte[] changed(Random random, byte[] right) {
        if (right.length == 0) {
            return right;
        }
        int at = random.nextInt(right.length);
        switch (random.nextInt(4)) {
            case 0 -> {
                var flipped = right.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                return flipped;
            }
            case 1 -> {
                return Arrays.copyOf(right, at);
            }
            default -> {
                var all = new ByteArrayOutputStream();
                all.write(right, 0, at);
                all.writeBytes(NOISE.get(random.nextInt(NOISE.size())));
                int rest = Math.min(right.length, at + random.nextInt(4));
                all.write(right, rest, right.length - rest);
                return all.toByteArray();
            }
        }
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] repeated(int value, int times) {
        var bytes = new byte[times];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
