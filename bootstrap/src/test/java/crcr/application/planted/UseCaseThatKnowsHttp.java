package crcr.application.planted;

import java.net.http.HttpClient;

/** What a use case must not do. */
public final class UseCaseThatKnowsHttp {
    private UseCaseThatKnowsHttp() {}

    /** Makes a client. */
    public static HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
