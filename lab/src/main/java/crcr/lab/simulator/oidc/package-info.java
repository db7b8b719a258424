/** A simulated OIDC issuer and its tokens. */
@NullMarked
package crcr.lab.simulator.oidc;

import org.jspecify.annotations.NullMarked;
