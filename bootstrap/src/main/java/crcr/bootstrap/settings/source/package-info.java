/** Where settings are read from: texts, where each stands, and what is wrong with them. */
@NullMarked
package crcr.bootstrap.settings.source;

import org.jspecify.annotations.NullMarked;
