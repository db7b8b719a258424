/** The allowlist in force. */
@NullMarked
package crcr.application.allowlist;

import org.jspecify.annotations.NullMarked;
