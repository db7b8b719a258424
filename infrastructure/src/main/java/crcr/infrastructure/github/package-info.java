/** GitHub's REST API, called as the relay's GitHub App. */
@NullMarked
package crcr.infrastructure.github;

import org.jspecify.annotations.NullMarked;
