/** The fields of workflows in callbacks. */
@NullMarked
package crcr.infrastructure.shared.workflow;

import org.jspecify.annotations.NullMarked;
