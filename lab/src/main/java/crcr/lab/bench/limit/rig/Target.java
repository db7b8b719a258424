package crcr.lab.bench.limit.rig;

/** A delivery to a downstream. */
public record Target(String delivery, String downstream) {}
