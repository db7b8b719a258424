package crcr.application.store;

/** Why the store does not do what it is asked to, in words for operators and callers alike. */
public enum StoreTrouble {
    /** Nothing answers, or not in time. What was asked for may have been done. */
    UNREACHABLE("the store cannot be reached"),

    /** It only follows another one, which a failover has made the primary. */
    REPLICA("the store is a replica, which takes no writes"),

    /** The store has no memory left. */
    FULL("the store is out of memory and takes no writes"),

    /** The store has just started. */
    LOADING("the store is still reading its data"),

    /** What it took last is not on its disk. */
    NOT_SAVING("the store cannot write to its disk and takes no writes"),

    /** What it takes is not on as many replicas in time as are asked for. It may be on some, and it is on itself. */
    UNREPLICATED("too few replicas of the store follow it"),

    /** The login is wrong or missing, or its user may not do what the relay does. */
    NO_ACCESS("the store does not accept the relay's login, or its user may not write"),

    /** It is a node of a cluster, and another node has what is asked for. Nothing was done. */
    MOVED("the store has given its data to another node of its cluster"),

    /** It is a node of a cluster that moves what is asked for to another node, key by key. Nothing was done. */
    MOVING("the store is giving its data to another node of its cluster"),

    /** Nodes of the cluster are gone, and none has taken over from them yet. */
    CLUSTER_DOWN("the store belongs to a cluster that is incomplete"),

    /** It answers with an error of another kind, which the log has. */
    FAILING("the store answers with an error");

    private final String words;

    StoreTrouble(String words) {
        this.words = words;
    }

    /** Returns what is wrong, as the beginning of a sentence. */
    public String words() {
        return words;
    }
}
