/** The pages of the console as plain records: the templates show them, and their JSON twins are made of them. */
@NullMarked
package crcr.infrastructure.http.console.page;

import org.jspecify.annotations.NullMarked;
