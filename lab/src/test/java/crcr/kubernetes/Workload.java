package crcr.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;
import java.util.stream.Stream;

/** Something that makes pods. */
record Workload(HasMetadata owner, LabelSelector selector, PodTemplateSpec template) {
    PodSpec pod() {
        return template.getSpec();
    }

    /** All containers, those that start first included. */
    Stream<Container> containers() {
        return Stream.concat(pod().getInitContainers().stream(), pod().getContainers().stream());
    }

    /** Whether these labels select its pods. */
    boolean isSelectedBy(Map<String, String> labels) {
        return !labels.isEmpty()
                && template.getMetadata().getLabels().entrySet().containsAll(labels.entrySet());
    }

    /** Whether one of its containers has a port of this name or number. */
    boolean listensOn(String port) {
        return containers()
                .flatMap(container -> container.getPorts().stream())
                .anyMatch(open -> port.equals(open.getName())
                        || port.equals(open.getContainerPort().toString()));
    }

    @Override
    public String toString() {
        return owner.getKind() + " " + owner.getMetadata().getName();
    }
}
