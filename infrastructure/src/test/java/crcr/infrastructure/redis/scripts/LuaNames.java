package crcr.infrastructure.redis.scripts;

import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luaj.vm2.ast.Block;
import org.luaj.vm2.ast.Chunk;
import org.luaj.vm2.ast.Exp;
import org.luaj.vm2.ast.FuncBody;
import org.luaj.vm2.ast.Name;
import org.luaj.vm2.ast.NameResolver;
import org.luaj.vm2.ast.Stat;
import org.luaj.vm2.ast.Variable;
import org.luaj.vm2.ast.Visitor;
import org.luaj.vm2.parser.LuaParser;
import org.luaj.vm2.parser.ParseException;

/** The names in a Lua text: what it declares, what it reads, and which members of {@code arg} it asks for. */
final class LuaNames extends Visitor {
    private final Map<Variable, String> declared = new HashMap<>();
    private final Set<String> offered = new HashSet<>();
    private final Set<Variable> read = new HashSet<>();
    private final Set<String> globals = new HashSet<>();
    private final Set<String> arguments = new HashSet<>();
    private int depth;

    private LuaNames() {}

    /** Reads a text, which has to be one that Lua takes. */
    static LuaNames of(String text) {
        LuaNames names = new LuaNames();
        parsed(text).accept(names);
        return names;
    }

    /** Parses a text; each name in it knows its variable. */
    static Chunk parsed(String text) {
        try {
            Chunk chunk = new LuaParser(new StringReader(text)).Chunk();
            chunk.accept(new NameResolver());
            return chunk;
        } catch (ParseException e) {
            throw new IllegalArgumentException("no Lua: " + e.getMessage(), e);
        }
    }

    /** Returns the names that it uses and does not declare. */
    Set<String> globals() {
        return Set.copyOf(globals);
    }

    /** Returns the names that it declares for what follows it. */
    Set<String> offered() {
        return Set.copyOf(offered);
    }

    /** Returns the names that it declares and never reads; an underscore says that this is meant. */
    List<String> unread() {
        return declared.entrySet().stream()
                .filter(name ->
                        !read.contains(name.getKey()) && !name.getValue().equals("_"))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    /** Returns the members of {@code arg} that it reads. */
    Set<String> arguments() {
        return Set.copyOf(arguments);
    }

    private void declare(Object name) {
        declared.put(((Name) name).variable, ((Name) name).name);
    }

    private void offer(Object name) {
        declare(name);
        if (depth == 1) {
            offered.add(((Name) name).name);
        }
    }

    @Override
    public void visit(Block block) {
        depth++;
        super.visit(block);
        depth--;
    }

    @Override
    public void visit(Exp.NameExp expression) {
        Name name = expression.name;
        if (name.variable.isLocal()) {
            read.add(name.variable);
        } else {
            globals.add(name.name);
        }
    }

    @Override
    public void visit(Exp.FieldExp expression) {
        if (expression.lhs instanceof Exp.NameExp table && table.name.name.equals("arg")) {
            arguments.add(expression.name.name);
        }
        super.visit(expression);
    }

    // What is only assigned to is not read.
    @Override
    public void visit(Stat.Assign statement) {
        for (Object target : statement.vars) {
            if (!(target instanceof Exp.NameExp name && name.name.variable.isLocal())) {
                ((Exp) target).accept(this);
            }
        }
        visitExps(statement.exps);
    }

    @Override
    public void visit(Stat.LocalAssign statement) {
        for (Object name : statement.names) {
            offer(name);
        }
        super.visit(statement);
    }

    @Override
    public void visit(Stat.LocalFuncDef statement) {
        offer(statement.name);
        super.visit(statement);
    }

    @Override
    public void visit(Stat.GenericFor statement) {
        for (Object name : statement.names) {
            declare(name);
        }
        super.visit(statement);
    }

    @Override
    public void visit(Stat.NumericFor statement) {
        declare(statement.name);
        super.visit(statement);
    }

    @Override
    public void visit(FuncBody body) {
        for (Object name : body.parlist.names) {
            declare(name);
        }
        super.visit(body);
    }
}
