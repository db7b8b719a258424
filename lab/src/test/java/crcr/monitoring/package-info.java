/** What watches the relay: metrics and their document, alert rules, runbook and dashboard, held against each other. */
@NullMarked
package crcr.monitoring;

import org.jspecify.annotations.NullMarked;
