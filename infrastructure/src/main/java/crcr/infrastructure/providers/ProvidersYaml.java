package crcr.infrastructure.providers;

import crcr.application.document.ReadDocument;
import crcr.domain.document.DocumentReading;
import crcr.domain.pipeline.Pipelines;
import crcr.infrastructure.shared.yaml.YamlDocument;

/** Reads the providers' file (docs/reference/providers.md#format). Safe for use by several threads. */
public final class ProvidersYaml implements ReadDocument<Pipelines> {
    @Override
    public DocumentReading<Pipelines> read(String text) {
        return YamlDocument.read(text, (root, remarks) -> new ProvidersNodes(remarks).read(root));
    }
}
