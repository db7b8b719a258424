/** Makes calls to GitHub's REST API in the App's name and with the tokens of its installations. */
@NullMarked
package crcr.infrastructure.github.api;

import org.jspecify.annotations.NullMarked;
