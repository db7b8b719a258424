package crcr.application.store;

/** The reasons for which the store does not do what is requested, in words for operators and callers. */
public enum StoreTrouble {
    /** The store does not answer, or not in time. It may have done what was requested. */
    UNREACHABLE("the store cannot be reached"),

    /** The store is a replica of another one, which a failover has made the primary. */
    REPLICA("the store is a replica, which takes no writes"),

    /** The store has no memory left. */
    FULL("the store is out of memory and takes no writes"),

    /** The store has just started. */
    LOADING("the store is still reading its data"),

    /** The store's latest writes are not on its disk. */
    NOT_SAVING("the store cannot write to its disk and takes no writes"),

    /** Too few replicas confirmed the write in time. It may be on some of them, and it is on the store itself. */
    UNREPLICATED("too few replicas of the store follow it"),

    /** The login is wrong or missing, or its user lacks permissions. */
    NO_ACCESS("the store does not accept the relay's login, or its user may not write"),

    /** The store is a node of a cluster, and another node has the data. Nothing was done. */
    MOVED("the store has given its data to another node of its cluster"),

    /** The store is a node of a cluster that moves the data to another node, key by key. Nothing was done. */
    MOVING("the store is giving its data to another node of its cluster"),

    /** Nodes of the cluster are gone, and no others have taken over yet. */
    CLUSTER_DOWN("the store belongs to a cluster that is incomplete"),

    /** The store answers with an error of another kind, which is in the log. */
    FAILING("the store answers with an error");

    private final String words;

    StoreTrouble(String words) {
        this.words = words;
    }

    /** Returns the trouble, as the beginning of a sentence. */
    public String words() {
        return words;
    }
}
