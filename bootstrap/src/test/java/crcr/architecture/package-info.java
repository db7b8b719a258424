/** Who may know whom: rules on the compiled classes, each proved able to fail. */
@NullMarked
package crcr.architecture;

import org.jspecify.annotations.NullMarked;
