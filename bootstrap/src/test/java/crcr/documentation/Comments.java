package crcr.documentation;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the comments of a language are in a line. What begins like one within a text counts as one, too. */
enum Comments {
    OF_JAVA(".+\\.(java|m?js)", "^\\s*\\*|/\\*|(?<!:)//"),
    OF_LUA(".+\\.lua", "--"),
    OF_SHELL(".+\\.(ya?ml|properties|sh)|Dockerfile|relay|try", "(?:^|\\s)#"),
    OF_XML(".+\\.xml", "<!--|^\\s*(?=[^<\\s])");

    private final Pattern files;
    private final Pattern begin;

    Comments(String files, String begin) {
        this.files = Pattern.compile(files);
        this.begin = Pattern.compile(begin);
    }

    /** Returns the language of a file by its name; empty if it is none that has comments. */
    static Optional<Comments> of(String name) {
        return Arrays.stream(values())
                .filter(language -> language.files.matcher(name).matches())
                .findFirst();
    }

    /** Returns the comments of a source, line by line. */
    String in(String source) {
        return source.lines().map(this::inLine).collect(Collectors.joining("\n"));
    }

    private String inLine(String line) {
        Matcher comment = begin.matcher(line);
        return comment.find() ? line.substring(comment.end()) : "";
    }
}
