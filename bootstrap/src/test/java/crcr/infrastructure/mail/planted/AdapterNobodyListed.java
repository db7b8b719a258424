package crcr.infrastructure.mail.planted;

/** An adapter that no rule would look at. */
public final class AdapterNobodyListed {}
