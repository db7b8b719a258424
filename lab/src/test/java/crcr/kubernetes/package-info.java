/** What {@code k8s/} builds: parsed as strictly as an API server does, and held to rules of which each can fail. */
@NullMarked
package crcr.kubernetes;

import org.jspecify.annotations.NullMarked;
