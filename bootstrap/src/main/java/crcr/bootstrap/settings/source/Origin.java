package crcr.bootstrap.settings.source;

import crcr.bootstrap.secret.SecretFile;

/** Where the value of a setting stands. */
public sealed interface Origin {
    /** In {@code application.yaml}, which comes with the relay. */
    record Packaged() implements Origin {}

    /** In the operator's own file, in that line, counted from 1. */
    record InFile(String file, int line) implements Origin {}

    /** In an environment variable of the setting's name. */
    record Environment() implements Origin {}

    /** In a file of its own, which the setting of that name names; {@code named} says where that one stands. */
    record InSecretFile(String setting, Origin named) implements Origin {}

    /** Returns the place in words. The path of a secret's file is not among them: see {@link SecretFile}. */
    default String words() {
        return switch (this) {
            case Packaged() -> "default";
            case InFile(String file, int line) -> file + ", line " + line;
            case Environment() -> "environment";
            case InSecretFile(String setting, Origin named) -> "file of " + setting + " (" + named.words() + ")";
        };
    }
}
