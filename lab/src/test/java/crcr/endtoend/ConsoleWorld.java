package crcr.endtoend;

import crcr.application.store.SettableClock;
import crcr.lab.simulator.oidc.OpenIdProviderSimulator;
import crcr.lab.simulator.oidc.SimulatedPerson;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Relays with a console on one store, and the provider at which people sign in. */
final class ConsoleWorld implements AutoCloseable {
    static final String CONSOLE = "https://console.example.org";

    private final SettableClock clock = new SettableClock(Instant.now());
    private final OpenIdProviderSimulator provider;
    private final World world;

    private ConsoleWorld(Map<String, String> settings) {
        provider = OpenIdProviderSimulator.start(
                0, CONSOLE + "/signed-in", List.of(SimulatedPerson.ADA, SimulatedPerson.RITA), clock);
        Map<String, String> all = new HashMap<>(Map.of(
                "CONSOLE_PORT",
                "0",
                "CONSOLE_URL",
                CONSOLE,
                "CONSOLE_ISSUER",
                provider.issuer(),
                "CONSOLE_CLIENT_ID",
                OpenIdProviderSimulator.CLIENT_ID,
                "CONSOLE_CLIENT_SECRET",
                OpenIdProviderSimulator.CLIENT_SECRET,
                "CONSOLE_ADMINS",
                "email:ada@example.org"));
        all.putAll(settings);
        world = World.ofTwoRelaysAt(clock, all);
    }

    /** Two relays. */
    static ConsoleWorld start() {
        return new ConsoleWorld(Map.of());
    }

    OpenIdProviderSimulator provider() {
        return provider;
    }

    SettableClock clock() {
        return clock;
    }

    World world() {
        return world;
    }

    int port(int relay) {
        return world.consolePort(relay);
    }

    /** A browser that has never been at the console, and finds it at the first relay. */
    Browser browser() {
        return new Browser(CONSOLE, port(0));
    }

    @Override
    public void close() {
        world.close();
        provider.close();
    }
}
