package crcr.infrastructure.tracing;

import crcr.infrastructure.spans.Spans;
import crcr.infrastructure.spans.TraceParent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends spans to a collector as OTLP over HTTP, in batches. Spans that the collector does not accept in time, or that
 * wait beyond 2,048, are dropped, so that the relay's own work never waits. A trace that its caller does not sample is
 * not sampled.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP over HTTP</a>
 */
public final class OtlpSpans implements Spans, AutoCloseable {
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("crcr.outcome");
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(10);
    private static final Duration SENT_EVERY = Duration.ofSeconds(2);
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(3);

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private OtlpSpans(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("crcr.relay");
    }

    /** Begins to send to this collector. */
    public static OtlpSpans to(Collector collector) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.tracesUrl())
                .setHeaders(collector.headers())
                .setTimeout(TAKEN_WITHIN)
                .build();
        Resource resource = Resource.getDefault()
                .merge(Resource.create(Attributes.builder()
                        .put("service.name", collector.service())
                        .put("service.version", collector.version())
                        .build()));
        return new OtlpSpans(SdkTracerProvider.builder()
                .setResource(resource)
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(SENT_EVERY)
                        .build())
                .build());
    }

    @Override
    public Span begin(Subject subject) {
        SpanBuilder builder = tracer.spanBuilder(subject.name())
                .setParent(Context.root().with(io.opentelemetry.api.trace.Span.wrap(remote(subject.cause()))))
                .setSpanKind(
                        switch (subject.side()) {
                            case SERVER -> SpanKind.SERVER;
                            case CLIENT -> SpanKind.CLIENT;
                        });
        subject.attributes().forEach(builder::setAttribute);
        return new Told(builder.startSpan());
    }

    private static SpanContext remote(TraceParent cause) {
        return SpanContext.createFromRemoteParent(
                cause.traceId(),
                cause.spanId(),
                cause.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }

    /** Sends the remaining spans, for three seconds at most. */
    @Override
    public void close() {
        provider.shutdown().join(CLOSED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static final class Told implements Span {
        private final io.opentelemetry.api.trace.Span span;
        private boolean ended;

        Told(io.opentelemetry.api.trace.Span span) {
            this.span = span;
        }

        @Override
        public TraceParent trace() {
            SpanContext context = span.getSpanContext();
            return new TraceParent(context.getTraceId(), context.getSpanId(), context.isSampled());
        }

        @Override
        public void ended(String outcome, boolean failed) {
            ended = true;
            span.setAttribute(OUTCOME, outcome);
            if (failed) {
                span.setStatus(StatusCode.ERROR, outcome);
            }
        }

        @Override
        public void close() {
            if (!ended) {
                span.setStatus(StatusCode.ERROR, "it broke off");
            }
            span.end();
        }
    }
}
