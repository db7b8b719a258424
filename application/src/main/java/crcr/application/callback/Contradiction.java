package crcr.application.callback;

/**
 * A callback's body says something else than what proves its sender, or what was given to its sender.
 *
 * @param reason the same short word for the same cause, for counting
 * @param detail which field it is and what to change, for the person whose workflow sent it
 */
public record Contradiction(String reason, String detail) {}
