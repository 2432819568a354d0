package dev.steelyard.guard.internal.feed;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response body subscriber that fails when the body exceeds a maximum size in bytes. Java
 * 25 has it as {@code BodySubscribers.limiting}.
 */
final class LimitedBody<T> implements BodySubscriber<T> {
    private final BodySubscriber<T> body;
    private final long limit;
    private long received;
    private Flow.@Nullable Subscription subscription;

    LimitedBody(BodySubscriber<T> body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    @Override
    public CompletionStage<T> getBody() {
        return body.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        body.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (received > limit) return;
        for (ByteBuffer buffer : buffers) received += buffer.remaining();
        if (received <= limit) {
            body.onNext(buffers);
            return;
        }
        if (subscription != null) subscription.cancel();
        body.onError(new IOException("the body has more than " + limit + " bytes"));
    }

    @Override
    public void onError(Throwable thrown) {
        if (received <= limit) body.onError(thrown);
    }

    @Override
    public void onComplete() {
        if (received <= limit) body.onComplete();
    }
}
