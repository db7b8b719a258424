package crcr.kubernetes;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What can be built. */
enum Composition {
    LOCAL("overlays/local"),
    PRODUCTION("overlays/production"),
    /** A component that no overlay has. */
    GATEWAY("test/gateway"),
    /** Another one. */
    SENTINELS("test/sentinels"),
    /** The console, by way of an Ingress. */
    CONSOLE("test/console"),
    /** Likewise, by way of a Gateway. */
    CONSOLE_GATEWAY("test/console-gateway");

    private static final Map<String, String> BUILT = new ConcurrentHashMap<>();

    private final String folder;

    Composition(String folder) {
        this.folder = folder;
    }

    /** As YAML documents. */
    String yaml() {
        return BUILT.computeIfAbsent(
                folder, it -> Kubectl.kustomize(Path.of("..", "k8s").resolve(it)));
    }

    /** As objects of the caller's own. */
    Manifests manifests() {
        return Manifests.parse(yaml());
    }
}
