package dev.steelyard.server.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.http.answer.Json;
import dev.steelyard.testkit.SoftAuthenticator;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers of authenticators that are nearly right, in JSON and in CBOR: each is wrong, and none is
 * an error of the server. A failure names the seed that repeats it.
 */
class MalformedAnswerTest {
    private static final int ROUNDS = 500;
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

    private Passkey passkey() {
        return new Passkey(
                new Id<>("0".repeat(24)),
                new Id<>("1".repeat(24)),
                "Telephone",
                device.credentialId(),
                SoftAuthenticator.encode(device.attestedData()),
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
