package crcr.browser;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

/** The console of the demo, as a real browser shows it. */
final class ConsoleBrowserTest {
    @Test
    void peopleSignInWalkEveryPageChangeThingsAndSignOut() {
        try (RunningDemo demo = RunningDemo.start()) {
            Walk.walk("demo", JsonNodeFactory.instance.objectNode().put("console", demo.console()));
        }
    }
}
