package dev.steelyard.adminapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Idempotency;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Runs a POST operation once for each {@code Idempotency-Key}, and repeats the response for a
 * repeated request (draft-ietf-httpapi-idempotency-key-header). The key is the raw header value,
 * quotes included.
 */
final class IdempotentPost {
    private static final String HEADER = "idempotency-key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private IdempotentPost() {}

    static <T> Reply once(
            Call call,
            Function<Actor, ? extends Outcome<? extends T>> operation,
            Function<T, Success> success) {
        var actor = call.actor();
        var key = key(call.request());
        if (key.isEmpty()) {
            return OutcomeConverter.write(
                    call, operation.apply(actor), value -> success.apply(value).reply());
        }
        var use = call.keysInUse().begin(actor.who(), actor.authority(), key.get());
        if (use.isEmpty()) {
            return ApiError.reply(
                            call.request(),
                            409,
                            "idempotency_key_in_use",
                            "This Idempotency-Key is in use by a request. Try again after Retry-After",
                            HEADER)
                    .with("Retry-After", "1");
        }
        try (var _ = use.get()) {
            var once = new Idempotency(key.get(), digest(call.request()), kept(success));
            return OutcomeConverter.write(
                    call,
                    operation.apply(actor.withIdempotency(once)),
                    value -> success.apply(value).reply());
        }
    }

    /** The answer of an operation equals its transaction's. */
    @SuppressWarnings("unchecked")
    private static <T> Function<Object, String> kept(Function<T, Success> success) {
        return value -> success.apply((T) value).kept();
    }

    private static Optional<String> key(Request request) {
        var key = request.header(HEADER);
        if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
            throw ApiError.invalid(HEADER, "1 to 255 visible ASCII characters");
        }
        return key;
    }

    /** A digest of method, path, If-Match and body. */
    private static String digest(Request request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var head =
                    request.method()
                            + "\n"
                            + request.path()
                            + "\n"
                            + request.header("if-match").orElse("")
                            + "\n";
            digest.update(head.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(request.body()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
