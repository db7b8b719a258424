package crcr.lab.bench.limit.rig;

import crcr.lab.bench.limit.wire.Message;
import crcr.lab.bench.limit.wire.Sink;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A GitHub that serves every repository at once, or hangs. It also keeps the callback tokens of dispatches. */
public final class GitHubSink implements Sink.Answering {
    private static final byte[] TAKEN = Sink.json("204 No Content", "");
    private static final byte[] INSTALLATION = Sink.json("200 OK", "{\"id\":1}");
    private static final byte[] TOKEN =
            Sink.json("201 Created", "{\"token\":\"ghs_token\",\"expires_at\":\"2099-01-01T00:00:00Z\"}");
    private static final byte[] MISSING = Sink.json("404 Not Found", "{\"message\":\"Not Found\"}");
    private static final Pattern DISPATCH = Pattern.compile("POST /repos/(.+)/dispatches");
    private static final Pattern DELIVERY = Pattern.compile("\"delivery_id\":\"([^\"]+)\"");
    private static final Pattern CALLBACK_TOKEN = Pattern.compile("\"callback_token\":\"([^\"]+)\"");

    private final AtomicLong dispatches = new AtomicLong();
    private final Map<Target, String> callbackTokens = new ConcurrentHashMap<>();
    private volatile Optional<CountDownLatch> hanging = Optional.empty();
    private volatile boolean isReading = true;
    private volatile byte[] lastBody = new byte[0];

    @Override
    public byte[] answer(Message request) throws InterruptedException {
        String target = request.target();
        Matcher dispatch = DISPATCH.matcher(target);
        if (dispatch.matches()) {
            if (hanging.isPresent()) {
                hanging.get().await();
            }
            if (isReading) {
                lastBody = request.body();
                String body = request.text();
                callbackTokens.put(new Target(found(DELIVERY, body), dispatch.group(1)), found(CALLBACK_TOKEN, body));
            }
            dispatches.incrementAndGet();
            return TAKEN;
        }
        if (target.endsWith("/installation")) {
            return INSTALLATION;
        }
        return target.endsWith("/access_tokens") ? TOKEN : MISSING;
    }

    private static String found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        if (!matcher.find()) {
            throw new IllegalStateException("a dispatch lacks " + pattern);
        }
        return matcher.group(1);
    }

    /** Returns the number of accepted dispatches. */
    public long dispatches() {
        return dispatches.get();
    }

    /** Returns the callback tokens of all dispatches that were read. */
    public Map<Target, String> callbackTokens() {
        return callbackTokens;
    }

    /** Returns the body of a dispatch that was read, which nothing changes; empty before the first. */
    public byte[] lastBody() {
        return lastBody;
    }

    /** Only counts dispatches from now on. */
    public void onlyCount() {
        isReading = false;
    }

    /** Answers no dispatch from now on. */
    public void hang() {
        hanging = Optional.of(new CountDownLatch(1));
    }

    /** Answers the waiting dispatches, and all later ones. */
    public void goOn() {
        Optional<CountDownLatch> waiting = hanging;
        hanging = Optional.empty();
        waiting.ifPresent(CountDownLatch::countDown);
    }
}
