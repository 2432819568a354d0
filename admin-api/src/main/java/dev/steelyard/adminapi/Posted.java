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
 * Answers what is done by POST: once for each {@code Idempotency-Key}
 * (draft-ietf-httpapi-idempotency-key-header), which is taken as it stands, quotes included.
 */
final class Posted {
    private static final String HEADER = "idempotency-key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private Posted() {}

    static <T> Reply once(
            Call call,
            Function<Actor, ? extends Outcome<? extends T>> act,
            Function<T, Written> written) {
        var actor = call.actor();
        var key = key(call.request());
        if (key.isEmpty()) {
            return Replies.write(call, act.apply(actor), value -> written.apply(value).reply());
        }
        var going = call.underWay().begin(actor.who(), actor.authority(), key.get());
        if (going.isEmpty()) {
            return ApiError.reply(
                            call.request(),
                            409,
                            "idempotency_key_in_use",
                            "A request with this Idempotency-Key is under way; repeat it then",
                            HEADER)
                    .with("Retry-After", "1");
        }
        try (var _ = going.get()) {
            var once = new Idempotency(key.get(), digest(call.request()), kept(written));
            return Replies.write(
                    call, act.apply(actor.doing(once)), value -> written.apply(value).reply());
        }
    }

    /** What an operation answers is what its transaction answered. */
    @SuppressWarnings("unchecked")
    private static <T> Function<Object, String> kept(Function<T, Written> written) {
        return value -> written.apply((T) value).kept();
    }

    private static Optional<String> key(Request request) {
        var key = request.header(HEADER);
        if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
            throw ApiError.invalid(HEADER, "1 to 255 visible ASCII characters");
        }
        return key;
    }

    /** Of all that makes the request another one. */
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
