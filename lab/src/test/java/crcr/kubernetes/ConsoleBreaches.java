package crcr.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes about the console. */
final class ConsoleBreaches {
    private static final String TOLD = "the relay listens where its ports are";
    private static final String ALONE = "the console has a host to itself, which is that of its URL";

    private ConsoleBreaches() {}

    static Stream<Breach> all() {
        return Stream.of(
                new Breach(
                        TOLD,
                        Composition.CONSOLE,
                        it -> it.get(ConfigMap.class, "relay").getData().put("CONSOLE_PORT", "8091")),
                new Breach(
                        ALONE,
                        Composition.CONSOLE,
                        it -> it.get(Ingress.class, ConsoleRules.NAME)
                                .getSpec()
                                .getRules()
                                .getFirst()
                                .setHost("relay.example.org")),
                new Breach(
                        ALONE,
                        Composition.CONSOLE,
                        it -> it.get(Ingress.class, "relay")
                                .getSpec()
                                .getRules()
                                .getFirst()
                                .setHost("console.example.org")),
                new Breach(
                        ALONE,
                        Composition.CONSOLE,
                        it -> it.get(Ingress.class, ConsoleRules.NAME)
                                .getSpec()
                                .getRules()
                                .getFirst()
                                .getHttp()
                                .getPaths()
                                .getFirst()
                                .getBackend()
                                .getService()
                                .getPort()
                                .setName("http")),
                new Breach(
                        ALONE,
                        Composition.CONSOLE_GATEWAY,
                        it -> it.get(HTTPRoute.class, ConsoleRules.NAME)
                                .getSpec()
                                .setHostnames(List.of("other.example.org"))),
                new Breach(
                        "only the ingress and Prometheus reach the relay",
                        Composition.LOCAL,
                        it -> it.get(ConfigMap.class, "relay").getData().put("CONSOLE_PORT", "8090")));
    }
}
