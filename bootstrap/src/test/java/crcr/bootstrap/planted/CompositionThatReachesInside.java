package crcr.bootstrap.planted;

import crcr.infrastructure.github.planted.AdapterThatKnowsAnother;

/** Composition that uses what is behind the entrances of an adapter. */
public record CompositionThatReachesInside(AdapterThatKnowsAnother inside) {}
