package crcr.infrastructure.redis.inspection;

import crcr.application.doctor.DoctorFinding;
import crcr.application.doctor.InspectingNames;
import crcr.application.operator.Setting;
import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import crcr.infrastructure.redis.connection.Failures;
import crcr.infrastructure.redis.connection.Link;
import crcr.infrastructure.redis.connection.RedisClients;
import crcr.infrastructure.redis.connection.Route;
import crcr.infrastructure.redis.identity.RedisIdentities;
import crcr.infrastructure.redis.layout.StoreLayout;
import crcr.infrastructure.redis.place.ClusterPlace;
import crcr.infrastructure.redis.place.RedisAddress;
import crcr.infrastructure.redis.place.SentinelPlace;
import crcr.infrastructure.redis.place.StorePlace;
import crcr.infrastructure.redis.scripts.Keys;
import io.lettuce.core.RedisException;
import io.lettuce.core.resource.ClientResources;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** Inspects a Redis that the relay is to use as its store. It writes nothing, and takes a few seconds at most. */
public final class StoreInspection {
    private static final String ABOUT = "Redis";

    private final StorePlace place;
    private final int replicas;

    /**
     * Opens no connection yet.
     *
     * @param replicas the number of replicas that must confirm a write
     */
    public StoreInspection(StorePlace place, int replicas) {
        this.place = place;
        this.replicas = replicas;
    }

    /**
     * Returns whether the store is reachable, accepts the login, and allows the relay to keep its guarantees. Nothing
     * is thrown.
     *
     * @param names compares its identities with the configuration
     */
    public List<DoctorFinding> findings(InspectingNames names) {
        List<DoctorFinding> findings = new ArrayList<>();
        ClientResources resources = RedisClients.resources(new CompositeMeterRegistry());
        switch (place) {
            case RedisAddress _ -> {}
            case ClusterPlace cluster -> findings.add(ClusterInspection.of(cluster, resources));
            case SentinelPlace sentinels -> findings.add(SentinelInspection.of(sentinels, resources));
        }
        try (Route route = Route.to(place, 0, resources);
                Link link = route.open()) {
            // A command with a key, because a node of a cluster also answers commands without one.
            link.node().get(Keys.look());
            findings.add(new DoctorFinding.Ok(ABOUT, "answers at " + place + ", and takes the login"));
            findings.addAll(StoreConcerns.of(link.node()));
            if (replicas > 0) {
                findings.add(StoreConcerns.replicas(link.node().info("replication"), replicas));
            }
            DoctorFinding layout = StoreLayout.CURRENT.finding(link.node());
            findings.add(layout);
            if (!(layout instanceof DoctorFinding.Failure)) {
                findings.addAll(names.findings(
                        RedisIdentities.callers(link.commands()), RedisIdentities.upstreams(link.commands())));
            }
        } catch (RedisException e) {
            findings.add(failure(Failures.trouble(e), Failures.rootMessage(e)));
        } catch (StoreUnreachableException e) {
            findings.add(failure(e.trouble(), why(e)));
        } finally {
            RedisClients.end(resources);
        }
        return findings;
    }

    private DoctorFinding failure(StoreTrouble trouble, String why) {
        return new DoctorFinding.Failure(ABOUT, said(trouble) + place + ": " + why, nextStep(trouble));
    }

    private static String said(StoreTrouble trouble) {
        return trouble == StoreTrouble.NO_ACCESS ? "does not let the relay in at " : "does not work at ";
    }

    private String nextStep(StoreTrouble trouble) {
        if (trouble == StoreTrouble.NO_ACCESS) {
            return "set " + Setting.REDIS_LOGIN
                    + " to a user that may run every command on keys that begin with {crcr}:, and INFO";
        }
        if (trouble == StoreTrouble.MOVED && place instanceof RedisAddress) {
            return "set " + Setting.REDIS_CLUSTER + "=true: this is one of the nodes of a cluster";
        }
        return "start it, or correct " + settings() + " and " + Setting.REDIS_TLS + "; let this machine reach it";
    }

    // Of several nodes the message has to name the one.
    private String why(StoreUnreachableException e) {
        return switch (place) {
            case RedisAddress _ -> Failures.rootMessage(e);
            case ClusterPlace _, SentinelPlace _ -> String.valueOf(e.getMessage());
        };
    }

    private String settings() {
        return switch (place) {
            case RedisAddress _ -> Setting.REDIS_ENDPOINT.name();
            case ClusterPlace _ -> Setting.REDIS_ENDPOINT + ", " + Setting.REDIS_CLUSTER;
            case SentinelPlace _ -> Setting.REDIS_SENTINELS + ", " + Setting.REDIS_SENTINEL_MASTER;
        };
    }
}
