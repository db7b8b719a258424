package crcr.lab.bench.limit.rig;

import crcr.lab.bench.limit.wire.PostRequest;
import crcr.lab.bench.limit.wire.WireLoad;
import crcr.lab.demo.webhook.WebhookEvent;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks of one body, each a delivery of its own. */
public final class WebhookRequests implements WireLoad.Requests {
    /** The secret with which they are signed. */
    public static final String SECRET = "webhook-secret";

    /** The repository of the events. */
    public static final String UPSTREAM = WebhookEvent.builtIn().upstream();

    private final String path;
    private final byte[] body;
    private final String signature;
    private final String prefix = UUID.randomUUID().toString();

    private WebhookRequests(String path, byte[] body) {
        this.path = path;
        this.body = body;
        this.signature = "sha256=" + signature(body);
    }

    /** Returns webhooks of opened pull requests, which are relayed. */
    public static WebhookRequests relayed(String path) {
        return new WebhookRequests(path, opened());
    }

    /** Returns webhooks of pull requests whose text was edited, which are not relayed. */
    public static WebhookRequests ignored(String path) {
        String edited = new String(opened(), StandardCharsets.UTF_8)
                .replaceFirst("\"action\":\"[a-z]+\"", "\"action\":\"edited\"");
        return new WebhookRequests(path, edited.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the body of relayed webhooks: an event as GitHub sends it, of 25 KB. */
    public static byte[] opened() {
        return WebhookEvent.builtIn().body().bytes();
    }

    @Override
    public byte[] request(int connection, long number) {
        return request(prefix + "-" + connection + "-" + number);
    }

    /** Returns the request of this delivery. */
    public byte[] request(String delivery) {
        return PostRequest.of(
                path,
                List.of(
                        "X-GitHub-Event: pull_request",
                        "X-GitHub-Delivery: " + delivery,
                        "X-Hub-Signature-256: " + signature,
                        "User-Agent: GitHub-Hookshot/0000000"),
                body);
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
