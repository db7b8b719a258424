package crcr.lab.demo.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;

/** Waits until the relay is ready. */
record Readiness(URI management) {
    private static final int POLL_MILLIS = 20;
    private static final int MOST_POLLS = 1_500;

    /** Returns whether it was ready in time. */
    boolean await() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(management.resolve("/readyz")).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int poll = 0; poll < MOST_POLLS; poll++) {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return true;
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            return false;
        }
    }
}
