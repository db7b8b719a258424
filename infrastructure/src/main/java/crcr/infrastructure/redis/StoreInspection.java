package crcr.infrastructure.redis;

import crcr.application.doctor.Finding;
import crcr.application.store.StoreTrouble;
import crcr.application.store.StoreUnreachableException;
import io.lettuce.core.RedisException;
import io.lettuce.core.resource.ClientResources;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** Looks at a Redis that the relay is to keep everything in. It writes nothing, and takes a few seconds at most. */
public final class StoreInspection {
    private static final String ABOUT = "Redis";

    private final RedisAddress address;

    /** Opens no connection yet. */
    public StoreInspection(RedisAddress address) {
        this.address = address;
    }

    /** Returns whether it can be reached, takes the login, and lets the relay keep its promises. Nothing is thrown. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        ClientResources resources = RedisClients.resources(new CompositeMeterRegistry());
        try (Route route = new EndpointRoute(address, resources);
                Link link = route.open()) {
            link.node().ping();
            findings.add(new Finding.Ok(ABOUT, "answers at " + address + ", and takes the login"));
            findings.addAll(StoreConcerns.of(link.node()));
        } catch (RedisException e) {
            findings.add(failure(Failures.trouble(e), Failures.rootMessage(e)));
        } catch (StoreUnreachableException e) {
            findings.add(failure(e.trouble(), Failures.rootMessage(e)));
        } finally {
            RedisClients.end(resources);
        }
        return findings;
    }

    private Finding failure(StoreTrouble trouble, String why) {
        return trouble == StoreTrouble.NO_ACCESS
                ? new Finding.Failure(
                        ABOUT,
                        "does not let the relay in at " + address + ": " + why,
                        "set REDIS_LOGIN to a user that may run every command on keys that begin with {crcr}:, and"
                                + " INFO")
                : new Finding.Failure(
                        ABOUT,
                        "does not work at " + address + ": " + why,
                        "start it, or mend REDIS_ENDPOINT and REDIS_TLS; let this machine reach it");
    }
}
