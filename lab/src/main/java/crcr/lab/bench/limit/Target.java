package crcr.lab.bench.limit;

/** A delivery to a downstream. */
record Target(String delivery, String downstream) {}
