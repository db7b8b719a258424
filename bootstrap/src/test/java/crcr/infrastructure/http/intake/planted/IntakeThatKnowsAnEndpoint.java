package crcr.infrastructure.http.intake.planted;

import crcr.infrastructure.http.webhook.WebhookRoute;

/** What takes requests in, and knows who answers them. */
public record IntakeThatKnowsAnEndpoint(WebhookRoute webhooks) {}
