/** GitHub's list of the webhooks that it sent. */
@NullMarked
package crcr.infrastructure.github.deliveries;

import org.jspecify.annotations.NullMarked;
