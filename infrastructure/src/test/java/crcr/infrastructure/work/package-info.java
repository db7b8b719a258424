@NullMarked
package crcr.infrastructure.work;

import org.jspecify.annotations.NullMarked;
