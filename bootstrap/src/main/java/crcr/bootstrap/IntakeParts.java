package crcr.bootstrap;

import crcr.application.callback.AdmitCaller;
import crcr.application.callback.AdmittingReporters;
import crcr.application.callback.Binding;
import crcr.application.callback.ListedCallers;
import crcr.application.callback.RecordingReport;
import crcr.application.check.TakingLabels;
import crcr.application.delivery.AcceptingDelivery;
import crcr.application.delivery.ActingOnEvent;
import crcr.application.rerun.TakingRerequests;
import crcr.bootstrap.secret.CallbackKeys;
import crcr.bootstrap.secret.LiveSecret;
import crcr.bootstrap.secret.Secret;
import crcr.bootstrap.settings.CallbackTokenSettings;
import crcr.bootstrap.settings.Settings;
import crcr.domain.repository.RepositoryName;
import crcr.infrastructure.callbacktoken.CallbackTokens;
import crcr.infrastructure.github.GitHub;
import crcr.infrastructure.http.PublicServer;
import crcr.infrastructure.http.webhook.EventTable;
import crcr.infrastructure.hud.RecordBody;
import crcr.infrastructure.oidc.OidcTokens;

/** Composes the intake of webhooks and callbacks. */
final class IntakeParts {
    private IntakeParts() {}

    /** Returns the maker and checker of callback tokens. */
    static CallbackTokens callbackTokens(Ground ground) {
        CallbackTokenSettings tokens = ground.settings().callbackTokens();
        CallbackKeys keys = new CallbackKeys(() -> new CallbackKeys.Secrets(
                tokens.key().map(LiveSecret::get),
                tokens.previousKey().map(LiveSecret::get),
                ground.settings().github().webhookSecrets()));
        return new CallbackTokens(keys::accepted, ground.settings().store().life(), ground.clock());
    }

    /**
     * Starts to listen on the public port.
     *
     * @throws RuntimeException if the port is taken
     */
    static PublicServer listen(
            Ground ground, Known known, EffectParts effects, CallbackTokens callbackTokens, GitHub github) {
        Settings settings = ground.settings();
        AdmitCaller admission = ground.store().admission(settings.callbacks().ratePerMinute());
        AdmittingReporters reporters = new AdmittingReporters(admission);
        return ground.closing()
                .closing(PublicServer.start(
                        settings.server().publicPort(),
                        () -> settings.github().webhookSecrets().stream()
                                .map(Secret::bytes)
                                .toList(),
                        new PublicServer.Intake(
                                events(ground, known),
                                new OidcTokens(
                                        ground.http(),
                                        settings.callbacks().issuers(),
                                        known.pipelines(),
                                        settings.callbacks().audience(),
                                        ground.clock(),
                                        ground.meters()),
                                new ListedCallers(known.allowlist(), known.identities()),
                                reporters,
                                reports(ground, admission, effects, callbackTokens),
                                SelfReportParts.recording(ground, reporters, effects, github),
                                settings.server().trustedProxies(),
                                ground.spans()),
                        ground.meters()));
    }

    private static EventTable events(Ground ground, Known known) {
        AcceptingDelivery accepting = accepting(ground, known);
        ActingOnEvent acting = new ActingOnEvent(
                known.rule(), known.identities(), ground.store().deliveries());
        RepositoryName upstream = known.rule().upstream();
        return Events.table(
                accepting,
                new TakingLabels(accepting, acting, upstream),
                new TakingRerequests(
                        accepting,
                        acting,
                        ground.settings().github().access().id(),
                        upstream,
                        ground.settings().github().access().pages()));
    }

    private static AcceptingDelivery accepting(Ground ground, Known known) {
        return new AcceptingDelivery(
                known.rule(),
                known.allowlist(),
                known.identities(),
                ground.store().deliveries(),
                ground.store().ignored());
    }

    private static RecordingReport reports(
            Ground ground, AdmitCaller admission, EffectParts effects, CallbackTokens callbackTokens) {
        return new RecordingReport(
                admission,
                binding(ground.settings(), callbackTokens),
                ground.store().jobs(),
                RecordBody::of,
                effects.hud(),
                effects.followUps());
    }

    private static Binding binding(Settings settings, CallbackTokens tokens) {
        return new Binding(
                tokens,
                settings.callbackTokens().required() ? Binding.WithoutToken.REFUSED : Binding.WithoutToken.ACCEPTED);
    }
}
