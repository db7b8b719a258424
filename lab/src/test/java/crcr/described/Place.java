package crcr.described;

/** Where something is asked for. */
public record Place(Port port, String method, String path) {}
