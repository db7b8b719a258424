package crcr.endtoend;

import crcr.described.AnswerCheck;
import crcr.described.Exchange;
import crcr.described.Place;
import crcr.described.Port;
import java.util.Map;
import java.util.stream.Stream;

/** What any request is answered that is not well-formed, or is for nothing that is there. */
final class FramingAnswers {
    private static final String USUAL = "HTTP/1.1";
    private static final Map<Integer, String> HEADERS = Map.of(
            400, "Content-Length: x\r\n",
            411, "Transfer-Encoding: chunked\r\n",
            413, "Content-Length: 33554433\r\n");

    private final World world;
    private final Witness witness;

    private FramingAnswers(World world, Witness witness) {
        this.world = world;
        this.witness = witness;
    }

    /** Makes each of the answers occur, at each place where it can. */
    static void occurIn(World world, Witness witness, Stream<Place> places) {
        FramingAnswers answers = new FramingAnswers(world, witness);
        places.forEach(answers::at);
        for (Port port : Port.values()) {
            answers.answered(404, new Place(port, "GET", "/nothing"), USUAL, "");
        }
        answers.answered(405, new Place(Port.PUBLIC, "GET", "/github/webhook"), USUAL, "");
        answers.answered(405, new Place(Port.MANAGEMENT, "POST", "/livez"), USUAL, "");
        answers.answered(405, new Place(Port.MANAGEMENT, "GET", "/trust/forget"), USUAL, "");
        answers.answered(200, new Place(Port.MANAGEMENT, "HEAD", "/livez"), USUAL, "");
        answers.answered(200, new Place(Port.MANAGEMENT, "HEAD", "/metrics"), USUAL, "");
    }

    private void at(Place place) {
        HEADERS.forEach((status, headers) -> answered(status, place, USUAL, headers));
        answered(505, place, "HTTP/1.0", "");
        answered(414, place, USUAL, "", "?" + "x".repeat(17_000));
    }

    private void answered(int status, Place place, String protocol, String headers) {
        answered(status, place, protocol, headers, "");
    }

    private void answered(int status, Place place, String protocol, String headers, String query) {
        int port = (place.port() == Port.PUBLIC ? world.atPublicPort("/") : world.atManagementPort("/")).getPort();
        RawHttp.RawReply reply = RawHttp.send(
                port,
                place.method() + " " + place.path() + query + " " + protocol + "\r\nHost: localhost\r\n" + headers
                        + "Connection: close\r\n\r\n");
        if (reply.status() != status) {
            throw new AssertionError(place + ": " + reply);
        }
        Exchange exchange =
                new Exchange(place.port(), place.method(), place.path(), reply.status(), reply.headers(), reply.body());
        AnswerCheck.assertDescribed(exchange);
        witness.note(exchange);
    }
}
