package crcr.lab.demo.stage;

import crcr.fixture.FreePort;
import crcr.lab.simulator.oidc.OpenIdProviderSimulator;
import crcr.lab.simulator.oidc.SimulatedPerson;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The address of the console, and the provider at which people sign in to it. */
public final class ConsoleAccess implements AutoCloseable {
    private final int port;
    private final OpenIdProviderSimulator provider;

    private ConsoleAccess(int port, OpenIdProviderSimulator provider) {
        this.port = port;
        this.provider = provider;
    }

    /**
     * Starts the provider. The console has a port that was free a moment ago, because the provider must know its
     * address.
     */
    public static ConsoleAccess start() {
        int port = FreePort.any();
        return new ConsoleAccess(
                port,
                OpenIdProviderSimulator.start(
                        0,
                        address(port) + "signed-in",
                        List.of(SimulatedPerson.ADA, SimulatedPerson.RITA),
                        Clock.systemUTC()));
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port + "/";
    }

    /** Returns the console's address. */
    public URI url() {
        return URI.create(address(port));
    }

    /** Returns the people who can sign in, with their rights. */
    public String people() {
        return SimulatedPerson.ADA.name() + ", who may change things, or " + SimulatedPerson.RITA.name();
    }

    /** Returns the settings that the relay needs. */
    Map<String, String> settings() {
        return Map.of(
                "CONSOLE_PORT",
                Integer.toString(port),
                "CONSOLE_URL",
                address(port),
                "CONSOLE_ISSUER",
                provider.issuer(),
                "CONSOLE_CLIENT_ID",
                OpenIdProviderSimulator.CLIENT_ID,
                "CONSOLE_CLIENT_SECRET",
                OpenIdProviderSimulator.CLIENT_SECRET,
                "CONSOLE_ADMINS",
                "email:" + SimulatedPerson.ADA.email());
    }

    @Override
    public void close() {
        provider.close();
    }
}
