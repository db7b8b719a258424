package crcr.lab.simulator.oidc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of an issuer, which can be added and removed, and other entries of its key set. */
final class PublishedKeys {
    private final Map<String, KeyPair> keys = new LinkedHashMap<>();
    private final Map<String, ObjectNode> otherEntries = new LinkedHashMap<>();

    synchronized ObjectNode keySet() {
        ObjectNode keySet = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = keySet.putArray("keys");
        keys.forEach((keyId, key) -> entries.add(JsonWebKey.of(keyId, (RSAPublicKey) key.getPublic())));
        otherEntries.values().forEach(entries::add);
        return keySet;
    }

    synchronized void add(String keyId, KeyPair key) {
        keys.put(keyId, key);
    }

    synchronized void addEntry(ObjectNode entry) {
        otherEntries.put(entry.path("kid").asText(), entry);
    }

    synchronized void withdraw(String keyId) {
        keys.remove(keyId);
        otherEntries.remove(keyId);
    }

    synchronized KeyPair key(String keyId) {
        KeyPair key = keys.get(keyId);
        if (key == null) {
            throw new IllegalArgumentException("no key " + keyId);
        }
        return key;
    }

    synchronized String newestKeyId() {
        return keys.keySet().stream()
                .reduce((_, later) -> later)
                .orElseThrow(() -> new IllegalStateException("every key was withdrawn"));
    }
}
