package crcr.application.allowlist;

import crcr.domain.allowlist.Allowlist;

/** Makes an allowlist of a document's text. */
@FunctionalInterface
public interface ReadAllowlist {
    /** Reads the whole text; whatever is wrong with it is in the result, nothing is thrown. */
    Allowlist.Reading read(String text);
}
