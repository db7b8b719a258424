package crcr.bootstrap.settings.source;

import crcr.bootstrap.secret.SecretFile;

/** The place of a setting's value. */
public sealed interface Origin {
    /** The file {@code application.yaml}, which comes with the relay. */
    record Packaged() implements Origin {}

    /** The operator's own file, with the line, counted from 1. */
    record InFile(String file, int line) implements Origin {}

    /** An environment variable of the setting's name. */
    record Environment() implements Origin {}

    /** A file of the secret's own, which the setting of that name names; {@code named} is the place of that setting. */
    record InSecretFile(String setting, Origin named) implements Origin {}

    /** Returns the place in words. The path of a secret's file is left out: see {@link SecretFile}. */
    default String words() {
        return switch (this) {
            case Packaged() -> "default";
            case InFile(String file, int line) -> file + ", line " + line;
            case Environment() -> "environment";
            case InSecretFile(String setting, Origin named) -> "file of " + setting + " (" + named.words() + ")";
        };
    }
}
