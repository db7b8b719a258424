package crcr.architecture;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** How large main code is, as the compiler's own parser reads it. */
final class Sources {
    private Sources() {}

    /** A file with types; those that only describe a package have none. */
    record SourceFile(String path, String packageName, int types, int lines, List<Method> methods) {}

    /**
     * A method or a constructor, from its name to its end.
     *
     * @param isTable whether it is one switch: a table may be as long as what it lists
     */
    record Method(String name, int lines, boolean isTable) {}

    /** Reads the main code of these modules. */
    static List<SourceFile> of(Path root, List<String> modules) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : modules) {
            try (Stream<Path> all = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<SourceFile> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = root.relativize(Path.of(unit.getSourceFile().toUri()));
                if (!unit.getTypeDecls().isEmpty()) {
                    sources.add(source(file.toString(), unit, positions));
                }
            }
            return sources;
        }
    }

    private static SourceFile source(String path, CompilationUnitTree unit, SourcePositions positions) {
        List<Method> methods = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                methods.add(new Method(
                        method.getName().toString(), lines(method, unit, positions), isTable(method.getBody())));
                return super.visitMethod(method, null);
            }
        }.scan(unit, null);
        int types = (int)
                unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).count();
        return new SourceFile(path, String.valueOf(unit.getPackageName()), types, length(unit), methods);
    }

    private static int lines(Tree tree, CompilationUnitTree unit, SourcePositions positions) {
        long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
        return Math.toIntExact(last - first + 1);
    }

    private static int length(CompilationUnitTree unit) {
        try {
            return Math.toIntExact(
                    unit.getSourceFile().getCharContent(true).toString().lines().count());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + unit.getSourceFile(), e);
        }
    }

    private static boolean isTable(@Nullable BlockTree body) {
        if (body == null || body.getStatements().size() != 1) {
            return false;
        }
        StatementTree only = body.getStatements().getFirst();
        return switch (only) {
            case SwitchTree _ -> true;
            case ReturnTree returned -> returned.getExpression() instanceof SwitchExpressionTree;
            case ExpressionStatementTree statement -> statement.getExpression() instanceof SwitchExpressionTree;
            default -> false;
        };
    }
}
