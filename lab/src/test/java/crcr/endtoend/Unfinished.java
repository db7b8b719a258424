package crcr.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A request whose body does not come: a connection of its own, on which everything but the end was sent. */
final class Unfinished implements AutoCloseable {
    private static final int HUNG_AFTER_MILLIS = 60_000;

    private final Socket socket;

    private Unfinished(Socket socket) {
        this.socket = socket;
    }

    /** Sends the headers, with {@code begun} behind them, to this path of the relay's public port. */
    static Unfinished post(World world, String path, Map<String, String> headers, String begun) {
        try {
            Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), world.atPublicPort("/").getPort());
            String head = headers.entrySet().stream()
                    .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                    .collect(Collectors.joining("", "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n", "\r\n"));
            socket.getOutputStream().write((head + begun).getBytes(StandardCharsets.US_ASCII));
            // So that a relay that never answers is a failure and no hang.
            socket.setSoTimeout(HUNG_AFTER_MILLIS);
            return new Unfinished(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status that it is answered with; 0 if the connection ends without one. */
    int status() {
        try {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = in.readLine();
            return line == null ? 0 : Integer.parseInt(line.split(" ", -1)[1]);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Sends more of the body. */
    void send(String more) {
        try {
            socket.getOutputStream().write(more.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the relay sends until it ends the connection in order. */
    String untilTheEnd() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("the relay has not ended the connection in order", e);
        }
    }

    /** Returns when the relay has ended the connection. */
    void awaitEnd() {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the relay has not ended the connection", e);
        } catch (IOException e) {
            // Ended too.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
