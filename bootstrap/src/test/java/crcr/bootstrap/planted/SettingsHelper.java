package crcr.bootstrap.planted;

/** A name that says nothing. */
public final class SettingsHelper {}
