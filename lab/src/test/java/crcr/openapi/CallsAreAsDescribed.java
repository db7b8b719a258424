package crcr.openapi;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test during which a call of GitHub's API, or an answer of the simulator, was not as GitHub describes it.
 * JUnit finds it by itself and applies it to every class.
 */
public final class CallsAreAsDescribed implements AfterEachCallback, AfterAllCallback {
    @Override
    public void afterEach(ExtensionContext context) {
        check();
    }

    // Also what came after the last test of a class.
    @Override
    public void afterAll(ExtensionContext context) {
        check();
    }

    static void check() {
        List<String> violations = Violations.take();
        if (!violations.isEmpty()) {
            throw new AssertionError("not as GitHub describes its API:\n  " + String.join("\n  ", violations));
        }
    }
}
