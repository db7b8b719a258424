package crcr.infrastructure.redis.scripts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.luaj.vm2.Lua;
import org.luaj.vm2.ast.Exp;
import org.luaj.vm2.ast.Visitor;

/** The keys and the fields of hashes that a Lua text names. What is put together is known by its beginning. */
final class LuaStoreNames extends Visitor {
    private static final String TAG = "{crcr}:";
    private static final Set<String> PAIRS = Set.of("HSET", "HSETNX", "HINCRBY");
    private static final Set<String> NAMES = Set.of("HGET", "HMGET", "HDEL", "HEXISTS");

    private final Set<String> keys = new TreeSet<>();
    private final Set<String> fields = new TreeSet<>();

    private LuaStoreNames() {}

    static LuaStoreNames of(String text) {
        LuaStoreNames names = new LuaStoreNames();
        LuaNames.parsed(text).accept(names);
        return names;
    }

    Set<String> keys() {
        return new HashSet<>(keys);
    }

    Set<String> fields() {
        return new HashSet<>(fields);
    }

    @Override
    public void visit(Exp.Constant constant) {
        String text = constant.value.tojstring();
        if (text.startsWith(TAG)) {
            keys.add(text.substring(TAG.length()));
        }
    }

    @Override
    public void visit(Exp.FuncCall call) {
        List<?> arguments = call.args.exps;
        if (arguments != null && arguments.size() > 2 && arguments.getFirst() instanceof Exp.Constant command) {
            String name = command.value.tojstring();
            int step = PAIRS.contains(name) ? 2 : 1;
            if (step == 2 || NAMES.contains(name)) {
                for (int i = 2; i < arguments.size(); i += step) {
                    addField(arguments.get(i));
                }
            }
        }
        super.visit(call);
    }

    private void addField(Object expression) {
        if (expression instanceof Exp.Constant constant) {
            fields.add(beginning(constant.value.tojstring()));
        } else if (expression instanceof Exp.BinopExp joined
                && joined.op == Lua.OP_CONCAT
                && joined.lhs instanceof Exp.Constant constant) {
            fields.add(beginning(constant.value.tojstring()));
        }
    }

    /** The part of a name that is the same for all. */
    static String beginning(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon + 1);
    }
}
