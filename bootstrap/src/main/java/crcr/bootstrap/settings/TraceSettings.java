package crcr.bootstrap.settings;

import crcr.bootstrap.secret.ExportHeaders;
import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.SecretForm;
import crcr.bootstrap.settings.source.ServerUrl;
import crcr.bootstrap.settings.source.SettingValues;
import java.net.URI;
import java.util.Optional;

/** The settings of traces: the collector, its headers, and the relay's name. */
public record TraceSettings(URI endpoint, Optional<LiveSecret<ExportHeaders>> headers, String service) {
    // In a cluster a collector is usually reached without encryption; the spans hold no secret, but the headers do.
    static Optional<TraceSettings> read(SettingValues values) {
        String name = "OTEL_EXPORTER_OTLP_ENDPOINT";
        Optional<LiveSecret<ExportHeaders>> headers =
                values.secrets().get("OTEL_EXPORTER_OTLP_HEADERS", SecretForm.exportHeaders());
        Optional<String> service = values.required("OTEL_SERVICE_NAME", "a name", Optional::of);
        values.required(
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf, which is what the relay speaks",
                text -> Optional.of(text).filter("http/protobuf"::equals));
        if (values.text(name).isEmpty()) {
            return Optional.empty();
        }
        return values.required(name, "an http or https URL without user and query", ServerUrl::http)
                .map(endpoint -> new TraceSettings(endpoint, headers, service.orElse("")));
    }
}
