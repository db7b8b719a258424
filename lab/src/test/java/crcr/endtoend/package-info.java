/** The relay as a whole: real HTTP, a real Redis, and simulators of GitHub, of the OIDC issuer and of HUD around it. */
@NullMarked
package crcr.endtoend;

import org.jspecify.annotations.NullMarked;
