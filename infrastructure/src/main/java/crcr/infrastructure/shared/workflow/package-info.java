/** What callbacks say of workflows. */
@NullMarked
package crcr.infrastructure.shared.workflow;

import org.jspecify.annotations.NullMarked;
