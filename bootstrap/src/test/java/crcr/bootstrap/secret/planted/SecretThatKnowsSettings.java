package crcr.bootstrap.secret.planted;

import crcr.bootstrap.settings.Settings;

/** A secret that leans on what leans on secrets. */
public record SecretThatKnowsSettings(Settings settings) {}
