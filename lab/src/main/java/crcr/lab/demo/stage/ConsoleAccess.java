package crcr.lab.demo.stage;

import crcr.fixture.FreePort;
import crcr.lab.simulator.oidc.OpenIdProviderSimulator;
import crcr.lab.simulator.oidc.SimulatedPerson;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Where the console is, and the provider at which people sign in to it. */
public final class ConsoleAccess implements AutoCloseable {
    private final int port;
    private final OpenIdProviderSimulator provider;

    private ConsoleAccess(int port, OpenIdProviderSimulator provider) {
        this.port = port;
        this.provider = provider;
    }

    /** Starts the provider. The console has a port that was free a moment ago: the provider must know its address. */
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

    /** Returns as whom one can sign in, and what each may do. */
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
