package dev.steelyard.adminapi;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.refusal.Refusal;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.answer.TooManyRequests;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Converts outcomes of management API operations to HTTP responses. */
final class OutcomeConverter {
    private OutcomeConverter() {}

    static <T> Reply write(
            Call call, Outcome<? extends T> outcome, Function<? super T, Reply> done) {
        return switch (outcome) {
            case Outcome.Done(var value) -> done.apply(value).noStore();
            case Outcome.Invalid(var field, var message) ->
                    ApiError.invalid(field, message).reply(call.request());
            case Outcome.Forbidden(var code, var message) -> forbidden(call, code, message);
            case Outcome.Missing() -> Call.notFound().reply(call.request());
            case Outcome.Conflict(var version, var message) -> conflict(call, version, message);
            case Outcome.Limited(var wait) -> limited(call, wait);
            case Outcome.LoginTooOld(var maxAge) -> loginTooOld(call, maxAge);
            case Outcome.Repeated(var answer) ->
                    answer == null ? reused(call) : Success.again(answer).noStore();
        };
    }

    private static Reply limited(Call call, Duration wait) {
        return ApiError.reply(
                        call.request(),
                        429,
                        "rate_limited",
                        "The caller made too many changes. Wait as long as Retry-After says",
                        null)
                .with("Retry-After", TooManyRequests.retryAfter(wait));
    }

    /** As a guard refuses an operation that demands a recent login (RFC 9470, section 3). */
    private static Reply loginTooOld(Call call, Duration maxAge) {
        var id = call.request().id();
        var refusal = Refusal.login(ErrorCode.LOGIN_TOO_OLD, List.of(), maxAge, id);
        call.refusals().accept(RefusedOperation.of(call, refusal.code().code()));
        return ApiError.reply(
                        call.request(),
                        refusal.status(),
                        refusal.code().code(),
                        refusal.message(),
                        null)
                .with(refusal.headers());
    }

    private static Reply reused(Call call) {
        return ApiError.reply(
                call.request(),
                422,
                "idempotency_key_reused",
                "This Idempotency-Key was used for another request. Use a new one for each request",
                "idempotency-key");
    }

    private static Reply forbidden(Call call, RefusalCode code, String message) {
        call.refusals().accept(RefusedOperation.of(call, code.code()));
        var reply = ApiError.reply(call.request(), 403, code.code(), message, null);
        // RFC 6750, section 3.1: a token with more scope, or a role with more in it, would do.
        return code == RefusalCode.PERMISSION_MISSING
                ? reply.with("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")
                : reply;
    }

    private static Reply conflict(Call call, long version, String message) {
        var expected = call.expected();
        if (expected == null || expected == version) {
            return ApiError.reply(call.request(), 409, "conflict", message, null)
                    .with("ETag", "\"" + version + "\"");
        }
        return VersionMismatchWriter.reply(call, version, message);
    }
}
