/** GitHub's REST API, as the GitHub App that the relay is there. */
@NullMarked
package crcr.infrastructure.github;

import org.jspecify.annotations.NullMarked;
