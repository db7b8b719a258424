package crcr.infrastructure.redis;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives the calls of a port to several processes in turn. */
final class InTurn {
    private final AtomicInteger calls;

    /** Begins with the process of that number. */
    InTurn(int first) {
        this.calls = new AtomicInteger(first);
    }

    /** Returns the port whose calls go to these in turn. */
    <P> P of(Class<P> port, List<P> processes) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    int number = Math.floorMod(calls.getAndIncrement(), processes.size());
                    try {
                        return method.invoke(processes.get(number), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
