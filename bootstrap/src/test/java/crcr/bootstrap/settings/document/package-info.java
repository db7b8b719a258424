/** The reference of settings, made from {@code application.yaml} and from what the relay says of wrong values. */
@NullMarked
package crcr.bootstrap.settings.document;

import org.jspecify.annotations.NullMarked;
