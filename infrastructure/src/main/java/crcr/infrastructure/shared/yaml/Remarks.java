package crcr.infrastructure.shared.yaml;

import crcr.domain.document.DocumentReading;
import crcr.domain.document.Problem;
import crcr.domain.document.Warning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Collects the remarks about a document, each with its place. */
public final class Remarks {
    // With aliases a document of 1 MiB could have millions.
    private static final int MOST = 100;
    private static final String DOCUMENT = "the document";

    private final List<Problem> problems = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private int untoldProblems;
    private int untoldWarnings;

    /** Adds a problem of a node. */
    public void problem(Node node, String message) {
        problem(new Problem(NodeText.place(node), message));
    }

    private void problem(Problem found) {
        if (problems.size() < MOST) {
            problems.add(found);
        } else {
            untoldProblems++;
        }
    }

    /** Adds a warning about a part that is ignored. */
    public void warning(Node node, String message) {
        if (warnings.size() < MOST) {
            warnings.add(new Warning(NodeText.place(node), message));
        } else {
            untoldWarnings++;
        }
    }

    /**
     * Records each key that a mapping has more than once, because the library checks this only when it constructs.
     *
     * @param within the mapping's place, in words that follow "is there already"
     */
    public void checkKeys(MappingNode mapping, String within) {
        Map<String, Node> firsts = new HashMap<>();
        for (NodeTuple pair : mapping.getValue()) {
            NodeText.of(pair.getKeyNode()).ifPresent(key -> {
                Node first = firsts.putIfAbsent(key, pair.getKeyNode());
                if (first != null) {
                    problem(
                            pair.getKeyNode(),
                            "is there already" + within + ", at " + NodeText.line(first.getStartMark()));
                }
            });
        }
    }

    /** Returns a reading with all remarks. */
    <T> DocumentReading<T> with(DocumentReading<T> reading) {
        return switch (reading) {
            case DocumentReading.Valid<T>(T content, var _)
            when problems.isEmpty() -> new DocumentReading.Valid<>(content, warnings());
            case DocumentReading.Valid<T> _ -> new DocumentReading.Invalid<>(problems());
            case DocumentReading.Invalid<T>(List<Problem> more) -> {
                more.forEach(this::problem);
                yield new DocumentReading.Invalid<>(problems());
            }
        };
    }

    // If there are too many, the last one names the number of the others.
    private List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        if (untoldProblems > 0) {
            all.add(new Problem(DOCUMENT, "has " + untoldProblems + " more problems"));
        }
        return all;
    }

    private List<Warning> warnings() {
        List<Warning> all = new ArrayList<>(warnings);
        if (untoldWarnings > 0) {
            all.add(new Warning(DOCUMENT, "has " + untoldWarnings + " more warnings"));
        }
        return all;
    }
}
