package crcr.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The relay's image in a container that may do what a pod's may, on this machine's network. */
final class RelayContainer implements AutoCloseable {
    private static final long HUNG_AFTER_SECONDS = 60;

    private final DockerClient engine = DockerClientFactory.instance().client();
    private final GenericContainer<?> container;

    private RelayContainer(GenericContainer<?> container) {
        this.container = container;
    }

    /**
     * Starts one, and waits until it listens.
     *
     * @param readOnly directories of this machine, by where they are in the container
     * @param data the volume of its own Redis
     */
    static RelayContainer start(
            String image, PodLimits limits, Map<String, String> environment, Map<Path, String> readOnly, String data) {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))
                .withImagePullPolicy(_ -> false)
                .withEnv(limits.environment())
                .withEnv(environment)
                .withNetworkMode("host")
                .withCreateContainerCmdModifier(create -> limit(create, limits, readOnly, data))
                .waitingFor(Wait.forLogMessage(".* listens on .*", 1));
        container.start();
        return new RelayContainer(container);
    }

    private static void limit(CreateContainerCmd create, PodLimits limits, Map<Path, String> readOnly, String data) {
        HostConfig host = Objects.requireNonNull(create.getHostConfig());
        create.withUser(limits.user());
        host.withReadonlyRootfs(limits.readOnly())
                .withCapDrop(limits.withoutCapabilities().stream()
                        .map(Capability::valueOf)
                        .toArray(Capability[]::new))
                .withMemory(limits.memory())
                // A cluster's allows execution; where this one does not, the relay works too.
                .withTmpFs(Map.of("/tmp", "rw,noexec,nosuid,nodev,size=64m"))
                .withBinds(Stream.concat(
                                readOnly.entrySet().stream()
                                        .map(each -> new Bind(
                                                each.getKey().toString(), new Volume(each.getValue()), AccessMode.ro)),
                                Stream.of(new Bind(data, new Volume("/data"))))
                        .toList());
        if (!limits.mayGainRights()) {
            host.withSecurityOpts(List.of("no-new-privileges"));
        }
    }

    /** Runs a program in it, as {@code kubectl exec} does. */
    Container.ExecResult run(String... command) throws IOException, InterruptedException {
        return container.execInContainer(command);
    }

    /** Whose process it is, and what that may do, as this machine shows it. */
    List<String> rights() throws IOException {
        long pid = Objects.requireNonNull(
                container.getCurrentContainerInfo().getState().getPidLong());
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("Uid:") || line.startsWith("CapEff:") || line.startsWith("NoNewPrivs:"))
                .map(line -> line.replace('\t', ' '))
                .toList();
    }

    String output() {
        return container.getLogs(OutputType.STDOUT);
    }

    String errors() {
        return container.getLogs(OutputType.STDERR);
    }

    /** Sends SIGTERM, as a cluster does, waits for its end, and gives its status. */
    int terminate() {
        String id = container.getContainerId();
        engine.killContainerCmd(id).withSignal("TERM").exec();
        return engine.waitContainerCmd(id).start().awaitStatusCode(HUNG_AFTER_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        container.stop();
    }
}
