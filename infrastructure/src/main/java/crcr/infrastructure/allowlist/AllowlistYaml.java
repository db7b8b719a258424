package crcr.infrastructure.allowlist;

import crcr.application.document.ReadDocument;
import crcr.domain.allowlist.Allowlist;
import crcr.domain.document.DocumentReading;
import crcr.infrastructure.shared.yaml.YamlDocument;

/** Reads the allowlist's YAML (docs/reference/allowlist.md#format). Safe for use by several threads. */
public final class AllowlistYaml implements ReadDocument<Allowlist> {
    @Override
    public DocumentReading<Allowlist> read(String text) {
        return YamlDocument.read(text, (root, remarks) -> new AllowlistNodes(remarks).read(root));
    }
}
