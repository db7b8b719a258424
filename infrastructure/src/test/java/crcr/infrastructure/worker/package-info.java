@NullMarked
package crcr.infrastructure.worker;

import org.jspecify.annotations.NullMarked;
