package crcr.kubernetes;

import static crcr.kubernetes.Rule.unless;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What holds for the console, where there is one. */
final class ConsoleRules {
    /** What leads to the console from outside. */
    static final String NAME = "relay-console";

    private ConsoleRules() {}

    static Stream<Rule> all() {
        return Stream.of(new Rule("the console has a host to itself, which is that of its URL", ConsoleRules::alone));
    }

    private static Stream<String> alone(Manifests manifests) {
        Map<String, String> settings = Told.settings(manifests);
        List<String> own = Stream.concat(
                        manifests.find(Ingress.class, NAME).stream().flatMap(ConsoleRules::led),
                        manifests.find(HTTPRoute.class, NAME).stream().flatMap(route -> led(route, manifests)))
                .toList();
        Stream<String> others = Stream.concat(
                manifests
                        .all(Ingress.class)
                        .filter(ingress -> !ingress.getMetadata().getName().equals(NAME))
                        .flatMap(ingress -> ingress.getSpec().getRules().stream())
                        .map(rule -> rule.getHost()),
                manifests
                        .all(HTTPRoute.class)
                        .filter(route -> !route.getMetadata().getName().equals(NAME))
                        .flatMap(route -> route.getSpec().getHostnames().stream()));
        List<String> expected = settings.containsKey("CONSOLE_URL")
                ? List.of(URI.create(settings.get("CONSOLE_URL")).getHost() + " / console")
                : List.of();
        return Stream.concat(
                unless(own.equals(expected), "expected " + expected + " and not " + own),
                others.filter(host -> own.stream().anyMatch(one -> one.startsWith(host + " ")))
                        .map(host -> host + " is shared"));
    }

    private static Stream<String> led(Ingress ingress) {
        return ingress.getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream()
                        .map(path -> rule.getHost() + " " + path.getPath() + " " + portOf(path.getBackend())));
    }

    private static String portOf(IngressBackend backend) {
        return backend.getService().getPort().getName();
    }

    private static Stream<String> led(HTTPRoute route, Manifests manifests) {
        List<ServicePort> ports =
                manifests.get(Service.class, "relay").getSpec().getPorts();
        return route.getSpec().getHostnames().stream()
                .flatMap(host -> route.getSpec().getRules().stream()
                        .flatMap(rule -> rule.getMatches().stream()
                                .flatMap(match -> rule.getBackendRefs().stream()
                                        .flatMap(backend -> ports.stream()
                                                .filter(port -> port.getPort().equals(backend.getPort()))
                                                .map(port -> host + " "
                                                        + match.getPath().getValue() + " " + port.getName())))));
    }
}
