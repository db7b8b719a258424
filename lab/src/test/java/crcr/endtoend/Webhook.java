package crcr.endtoend;

import crcr.domain.delivery.Payload;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook as GitHub sends it, or with anything changed. Each method gives another one and leaves this as it is. */
record Webhook(Map<String, String> headers, Payload body) {
    static final String SIGNATURE = "X-Hub-Signature-256";
    static final String EVENT = "X-GitHub-Event";
    static final String DELIVERY = "X-GitHub-Delivery";

    Webhook {
        headers = Map.copyOf(headers);
    }

    /** Signed with the right secret. */
    static Webhook of(String event, String delivery, byte[] body) {
        return new Webhook(
                Map.of(
                        "Accept",
                        "*/*",
                        "Content-Type",
                        "application/json",
                        "User-Agent",
                        "GitHub-Hookshot/51e6d5e",
                        EVENT,
                        event,
                        DELIVERY,
                        delivery,
                        SIGNATURE,
                        signature(Surroundings.WEBHOOK_SECRET, body)),
                new Payload(body));
    }

    /** An id as GitHub makes them. */
    static String newDelivery() {
        return UUID.randomUUID().toString();
    }

    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    String delivery() {
        return headers.getOrDefault(DELIVERY, "");
    }

    Webhook with(String header, String value) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.put(header, value);
        return new Webhook(changed, body);
    }

    Webhook without(String header) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.remove(header);
        return new Webhook(changed, body);
    }

    /** Another body under the same headers, the signature included. */
    Webhook withForeignBody(byte[] other) {
        return new Webhook(headers, new Payload(other));
    }

    HttpRequest to(URI uri) {
        HttpRequest.Builder request = Http.request(uri).POST(BodyPublishers.ofByteArray(body.bytes()));
        headers.forEach(request::header);
        return request.build();
    }
}
