package crcr.infrastructure.redis.embedded;

import crcr.application.operator.Setting;
import java.nio.file.Path;

/** Looks for a Redis server that runs on this machine and can read the existing data. */
record ServerSearch(CarriedServer carried, ServersOnPath onPath) {
    static ServerSearch onThisMachine() {
        return new ServerSearch(CarriedServer.ofThisMachine(), ServersOnPath.ofThisMachine());
    }

    /**
     * Finds a server. The relay's own is preferred, because it is the same on every machine.
     *
     * @throws IllegalStateException if there is none; the message has the cause, and advice what to install
     */
    ServerBinary find(Path home) {
        OldestServer oldest = OldestServer.thatReads(home);
        return switch (carried.look(home, oldest)) {
            case ServerLook.Found(ServerBinary binary) -> binary;
            case ServerLook.NotFound(String whyNotCarried) ->
                switch (onPath.look(oldest, whyNotCarried)) {
                    case ServerLook.Found(ServerBinary binary) -> binary;
                    case ServerLook.NotFound(String whyNotOnPath) ->
                        throw new IllegalStateException("no Redis server can be used: the one that comes with the relay"
                                + " cannot (" + whyNotCarried + "), and " + whyNotOnPath + "; install " + oldest
                                + ", so that redis-server or valkey-server is on the PATH, or set "
                                + Setting.REDIS_ENDPOINT + " to a"
                                + " Redis that runs elsewhere");
                };
        };
    }
}
