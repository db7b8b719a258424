package crcr.infrastructure.github.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crcr.domain.delivery.Payload;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a large body loses, and in which order. */
class ClientPayloadTest {
    private static final String SHA = "d6fde92930d4715a2b49857d24b940956b26d2d3";

    private static ClientPayload of(byte[] body) {
        return ClientPayload.of(new LinkedHashMap<>(), new Payload(body));
    }

    private static byte[] sent(byte[] body) {
        ClientPayload.Fitting fitting = assertInstanceOf(ClientPayload.Fitting.class, of(body));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        fitting.parts().forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static JsonNode slimmed(ObjectNode body) {
        byte[] bytes = body.toString().getBytes(UTF_8);
        JsonNode clientPayload = SlimmedBody.read(sent(bytes));
        SlimmedBody.assertFaithful(bytes, clientPayload);
        return clientPayload;
    }

    private static List<String> trimmed(JsonNode clientPayload) {
        return clientPayload
                .path("trimmed")
                .valueStream()
                .map(JsonNode::textValue)
                .toList();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A pull request with links, people and labels; about 2 KB. */
    private static ObjectNode pullRequest() {
        ObjectNode body = object().put("action", "opened").put("number", 4711);
        ObjectNode pull = body.putObject("pull_request");
        pull.put("url", "https://api.github.com/p")
                .put("html_url", "https://github.com/p")
                .put("number", 4711);
        pull.put("title", "A title").put("body", "").put("draft", false).put("merged", false);
        pull.putObject("user")
                .put("login", "octocat")
                .put("id", 1)
                .put("avatar_url", "https://a")
                .put("type", "User");
        pull.putArray("labels").addObject().put("name", "ciflow/crcr/npu").put("color", "ededed");
        pull.putObject("_links").putObject("self").put("href", "https://api.github.com/p");
        for (String side : List.of("head", "base")) {
            ObjectNode ref = pull.putObject(side).put("ref", "main").put("sha", SHA);
            ref.putObject("repo")
                    .put("full_name", "octocat/pytorch")
                    .put("clone_url", "https://github.com/octocat/pytorch.git")
                    .put("forks_count", 7)
                    .put("forks_url", "https://api.github.com/forks");
        }
        body.putObject("repository").put("full_name", "pytorch/pytorch").put("size", 1);
        body.putObject("organization").put("login", "pytorch").put("description", "");
        body.putObject("sender").put("login", "octocat").put("id", 1);
        return body;
    }

    private static ObjectNode pull(ObjectNode body) {
        return (ObjectNode) body.path("pull_request");
    }

    @Test
    void aBodyThatIsTooLargeForItsWhitespaceAloneLosesThatAlone() {
        String body = "{\"a\":1.0e0," + " ".repeat(65_535) + "\"b\":-0}";

        assertEquals(
                "{\"payload\":{\"a\":1.0e0,\"b\":-0},\"trimmed\":[]}", new String(sent(body.getBytes(UTF_8)), UTF_8));
    }

    @Test
    void hypermediaGoesFirstAndAddressesForPeopleAndGitStay() {
        ObjectNode body = pullRequest();
        pull(body).put("body", "x".repeat(65_535 - body.toString().length()));

        JsonNode clientPayload = slimmed(body);

        assertEquals(
                List.of(
                        "/pull_request/url",
                        "/pull_request/user/avatar_url",
                        "/pull_request/_links",
                        "/pull_request/head/repo/forks_url",
                        "/pull_request/base/repo/forks_url"),
                trimmed(clientPayload));
        assertEquals(
                "https://github.com/octocat/pytorch.git",
                clientPayload.at("/payload/pull_request/head/repo/clone_url").asText());
    }

    @Test
    void longTextsAreCutNextAndSayIt() {
        ObjectNode body = pullRequest();
        pull(body).put("body", "é".repeat(40_000) + "end");

        JsonNode clientPayload = slimmed(body);

        String cut = clientPayload.at("/payload/pull_request/body").asText();
        assertTrue(cut.startsWith("éééé"), cut);
        assertTrue(cut.endsWith("é… [cut by the relay]"), cut);
        assertTrue(cut.getBytes(UTF_8).length > 16_000 && cut.getBytes(UTF_8).length <= 16_384);
        assertTrue(trimmed(clientPayload).contains("/pull_request/body"));
        assertEquals("A title", clientPayload.at("/payload/pull_request/title").asText());
        assertEquals("User", clientPayload.at("/payload/pull_request/user/type").asText());
    }

    @Test
    void aTextThatIsWithinTheCutIsCutFurtherOnlyIfItMustBe() {
        ObjectNode body = pullRequest();
        for (int i = 0; i < 8; i++) {
            pull(body).put("text" + i, "x".repeat(16_000));
        }

        JsonNode clientPayload = slimmed(body);

        assertEquals(
                4_096, clientPayload.at("/payload/pull_request/text0").asText().length() + 2);
    }

    @Test
    void whatMustStayIsThereWhenNothingElseIs() {
        ObjectNode body = pullRequest();
        ArrayNode labels = (ArrayNode) pull(body).path("labels");
        IntStream.range(0, 1_800)
                .forEach(i -> labels.addObject()
                        .put("id", 208_045_946)
                        .put("name", "module: number " + i)
                        .put("description", "what it is for")
                        .put("color", "ededed"));

        JsonNode clientPayload = slimmed(body);

        String payload = clientPayload.path("payload").toString();
        assertTrue(
                payload.startsWith("{\"action\":\"opened\",\"number\":4711,\"pull_request\":{\"number\":4711,"
                        + "\"draft\":false,\"merged\":false,\"user\":{\"login\":\"octocat\"},"
                        + "\"labels\":[{\"name\":\"ciflow/crcr/npu\"},{\"name\":\"module: number 0\"},"),
                payload);
        assertEquals(1_801, clientPayload.at("/payload/pull_request/labels").size());
        assertEquals(
                "module: number 1799",
                clientPayload.at("/payload/pull_request/labels/1800/name").asText());
        assertEquals(SHA, clientPayload.at("/payload/pull_request/head/sha").asText());
        assertEquals(
                "octocat/pytorch",
                clientPayload.at("/payload/pull_request/head/repo/full_name").asText());
        assertEquals("pytorch", clientPayload.at("/payload/organization/login").asText());
    }

    @Test
    void aListThatWouldBeTooLongNamesTheArrayInPlaceOfWhatIsInIt() {
        ObjectNode body = pullRequest();
        ArrayNode commits = body.putArray("commits");
        IntStream.range(0, 400)
                .forEach(i -> commits.addObject()
                        .put("id", SHA)
                        .put("url", "https://example.org/commit")
                        .put("message", "x".repeat(200)));

        JsonNode clientPayload = slimmed(body);

        assertTrue(trimmed(clientPayload).contains("/commits"), clientPayload.path("trimmed")::toString);
        assertTrue(trimmed(clientPayload).contains("/pull_request/user/avatar_url"));
        assertEquals(400, clientPayload.at("/payload/commits").size());
        assertEquals(SHA, clientPayload.at("/payload/commits/399/id").asText());
    }

    @Test
    void anElementThatIsLeftOutLeavesTheOthersWhereTheyWere() {
        ObjectNode body = object();
        ArrayNode mixed = body.putArray("mixed");
        mixed.add(1).addNull().add("x".repeat(300)).addObject().put("login", "octocat");
        mixed.add(SHA).addArray().add(2);
        IntStream.range(0, 9_000).forEach(i -> body.put("key" + i, i));

        JsonNode clientPayload = slimmed(body);

        assertEquals(
                "[null,null,null,{\"login\":\"octocat\"},\"" + SHA + "\",null]",
                clientPayload.at("/payload/mixed").toString());
    }

    @Test
    void whatCannotBeToldInAListIsToldAsAWhole() {
        ObjectNode body = object().put("login", "octocat");
        IntStream.range(0, 9_000).forEach(i -> body.put("key" + i, i));

        JsonNode clientPayload = slimmed(body);

        assertEquals("{\"payload\":{\"login\":\"octocat\"},\"trimmed\":[\"\"]}", clientPayload.toString());
    }

    @Test
    void pointersAreEscaped() {
        ObjectNode body = object().put("a/b~c", "x".repeat(70_000)).put("\"", "y".repeat(70_000));

        assertEquals(List.of("/a~1b~0c", "/\""), trimmed(slimmed(body)));
    }

    @Test
    void halfACharacterStaysWhatItWas() {
        String body = "{\"login\":\"\\ud83d\",\"body\":\"\\udc00" + "x".repeat(70_000) + "\"}";

        JsonNode clientPayload = SlimmedBody.read(sent(body.getBytes(UTF_8)));

        assertEquals("\ud83d", clientPayload.at("/payload/login").asText());
        assertTrue(clientPayload.at("/payload/body").asText().startsWith("\udc00xxx"));
    }

    @Test
    void aSlimmedPayloadFitsAlsoWhereEveryCharacterIsWrittenInItsLongestForm() {
        ObjectNode body = object();
        for (int i = 0; i < 6; i++) {
            body.put("text" + i, "速<".repeat(5_000));
        }

        String escaped = new String(sent(body.toString().getBytes(UTF_8)), UTF_8)
                .codePoints()
                .mapToObj(c -> c > 0x7f || c == '<' ? "\\u%04x".formatted(c) : Character.toString(c))
                .reduce("", String::concat);

        assertTrue(escaped.length() <= 65_535, () -> "" + escaped.length());
        assertFalse(escaped.contains("\"text0\":\"\""));
    }

    @Test
    void aBodyWhoseNecessaryPartsAreTooLargeIsRefusedAndNamesThem() {
        ObjectNode body = pullRequest();
        ArrayNode labels = (ArrayNode) pull(body).path("labels");
        IntStream.range(0, 5_000).forEach(i -> labels.addObject().put("name", "module: " + i));

        ClientPayload.Unfit unfit =
                assertInstanceOf(ClientPayload.Unfit.class, of(body.toString().getBytes(UTF_8)));

        assertTrue(
                unfit.why()
                        .matches(
                                "client_payload is too large: what must stay \\(numbers, SHAs, refs, labels and names\\) needs 1\\d{5}"
                                        + " bytes, and GitHub takes 65535"),
                unfit.why());
    }

    @Test
    void whatStandsBesideTheBodyCounts() {
        LinkedHashMap<String, String> members = new LinkedHashMap<>();
        members.put("callback_token", "t".repeat(65_535));

        assertInstanceOf(ClientPayload.Unfit.class, ClientPayload.of(members, new Payload("{}".getBytes(UTF_8))));
    }

    @Test
    void aHugeBodyIsSlimmedToo() {
        ObjectNode body = pullRequest();
        ArrayNode numbers = body.putArray("numbers");
        IntStream.range(0, 2_000_000).forEach(i -> numbers.add(i));

        assertTrue(trimmed(slimmed(body)).contains("/numbers"));
    }

    @Test
    void theOrderIsTheOneThatIsDocumented() {
        assertEquals(
                List.of(
                        "whitespace",
                        "takes comments_url",
                        "texts over 16384 bytes",
                        "texts over 4096 bytes",
                        "texts over 1024 bytes",
                        "takes added",
                        "takes license",
                        "texts over 256 bytes",
                        "takes user but id",
                        "takes repo but clone_url, id",
                        "takes comments_url, added, license, user, repo, title but clone_url, id",
                        "takes comments_url, added, license, user, repo, title"),
                SlimmingStage.ORDER.stream().map(ClientPayloadTest::whatItTakes).toList());
    }

    private static String whatItTakes(SlimmingStage stage) {
        Place commit = new Place.Element(new Place.Member(new Place.Root(), "commits"), 0);
        String takes = Stream.of("comments_url", "added", "license", "user", "repo", "title")
                .filter(name -> stage.takes().test(new Place.Member(commit, name)))
                .collect(Collectors.joining(", "));
        String spares = Stream.of("clone_url", "id")
                .filter(name -> stage.spares(new Place.Member(commit, name)))
                .collect(Collectors.joining(", "));
        if (takes.isEmpty()) {
            return stage.longestText() == Integer.MAX_VALUE
                    ? "whitespace"
                    : "texts over " + stage.longestText() + " bytes";
        }
        return "takes " + takes + (spares.isEmpty() ? "" : " but " + spares);
    }
}
