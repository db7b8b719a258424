package crcr.endtoend;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Webhook bodies in the shape that GitHub gives them. */
final class Payloads {
    static final int PULL_REQUEST = 4711;
    static final String HEAD_SHA = "d6fde92930d4715a2b49857d24b940956b26d2d3";
    static final String PUSHED_SHA = "6113728f27ae82c7b1a177c8d03f9e96e0adf246";

    private Payloads() {}

    /** A new delivery of a pull request that was opened. */
    static Webhook openedPullRequest() {
        return Webhook.of("pull_request", Webhook.newDelivery(), pullRequest("opened"));
    }

    /** A pull request from a fork, with labels, in words of several languages, written with odd whitespace. */
    static byte[] pullRequest(String action) {
        return pullRequest(
                action, "Fixes #12.\\r\\n\\r\\nTested on \\u00b5-controllers \\ud83d\\ude00, \\/slashes\\/ too.");
    }

    /** The same with about 30 KB of description. */
    static byte[] longPullRequest() {
        return pullRequest("opened", "Sehr ausführlich: ein Wort, noch ein Wort. ".repeat(660));
    }

    private static byte[] pullRequest(String action, String escapedDescription) {
        return """
                {"action": "%s",   "number":%d,
                \t"pull_request": {
                    "url": "https://api.github.com/repos/pytorch/pytorch/pulls/%d", "id": 279147437,
                    "number" : %d, "state":"open","locked":false, "title":"Schneller auf µ-Kernen — 速度 🚀",
                    "user": {"login": "octocat", "id": 583231, "type": "User"},
                    "body": "%s",
                    "labels": [ {"id": 208045946, "name": "ciflow/crcr/npu", "color":"f29513", "description":null},
                                {"id": 208045947, "name": "module: c10d/🔥", "color":"ededed", "default":false} ],
                    "head": {"label": "octocat:fast", "ref": "fast", "sha": "%s",
                             "repo": {"id": 1296269, "full_name": "octocat/pytorch", "fork": true, "private":false}},
                    "base": {"label": "pytorch:main", "ref": "main", "sha": "%s",
                             "repo": {"id": 65600975, "full_name": "pytorch/pytorch", "fork": false}},
                    "merged": false, "mergeable": null, "additions": 100, "deletions": 3, "score": 1.0e-3
                  },
                  "repository": {"id":65600975,"name":"pytorch","full_name":"pytorch/pytorch","private":false,
                                 "owner":{"login":"pytorch","id":21003710},"stargazers_count":98765  },
                  "organization": {"login": "pytorch"}, "installation":{"id":2},
                  "sender" : {"login":"octocat","id":583231} }
                """.formatted(action, PULL_REQUEST, PULL_REQUEST, PULL_REQUEST, escapedDescription, HEAD_SHA, PUSHED_SHA)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A push to a branch. */
    static byte[] push() {
        return """
                {"ref":"refs/heads/main","before":"%s",
                 "after" : "%s",  "created":false, "deleted":false,"forced":false, "base_ref":null,
                 "compare":"https://github.com/pytorch/pytorch/compare/d6fde92930d4...6113728f27ae",
                 "commits":[{"id":"%s","tree_id":"f9d2a07e9488b91af2641b26b9407fe22a451433","distinct":true,
                             "message":"Häuser \\"bauen\\"\\n\\n速い","added":[],"removed":[],"modified":["README.md"]}],
                 "head_commit":null,"pusher":{"name":"octocat","email":"octocat@example.org"},
                 "repository":{"id":65600975,"full_name":"pytorch/pytorch","pushed_at":1777927708},
                 "sender":{"login":"octocat"}}""".formatted(HEAD_SHA, PUSHED_SHA, PUSHED_SHA).getBytes(StandardCharsets.UTF_8);
    }

    /** As much of a pull request as the relay needs, to be changed at will. */
    static ObjectNode smallPullRequest() {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("action", "opened");
        payload.putObject("repository").put("full_name", Surroundings.UPSTREAM);
        payload.putObject("pull_request")
                .put("number", PULL_REQUEST)
                .putObject("head")
                .put("sha", HEAD_SHA);
        return payload;
    }

    static byte[] utf8(ObjectNode payload) {
        return payload.toString().getBytes(StandardCharsets.UTF_8);
    }
}
