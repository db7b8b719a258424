/** The settings: a record for each subject, which reads itself. */
@NullMarked
package crcr.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
