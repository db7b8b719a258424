package crcr.infrastructure.shared.outgoing;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request's body that is sent without a copy. The library's own publisher of bytes copies all of them first. */
public final class WholeBody {
    private WholeBody() {}

    /** Returns these bytes, at least one, as a body. Nothing may change them meanwhile. */
    public static BodyPublisher of(byte[] bytes) {
        return BodyPublishers.fromPublisher(
                subscriber -> subscriber.onSubscribe(new AtOnce(bytes, subscriber)), bytes.length);
    }

    private static final class AtOnce implements Subscription {
        private final byte[] bytes;
        private final Subscriber<? super ByteBuffer> subscriber;
        private final AtomicBoolean isOver = new AtomicBoolean();

        AtOnce(byte[] bytes, Subscriber<? super ByteBuffer> subscriber) {
            this.bytes = bytes;
            this.subscriber = subscriber;
        }

        @Override
        public void request(long buffers) {
            if (isOver.getAndSet(true)) {
                return;
            }
            if (buffers <= 0) {
                subscriber.onError(new IllegalArgumentException("a subscriber asked for " + buffers + " buffers"));
            } else {
                subscriber.onNext(ByteBuffer.wrap(bytes));
                subscriber.onComplete();
            }
        }

        @Override
        public void cancel() {
            isOver.set(true);
        }
    }
}
