package crcr.lab.bench.limit.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A server on a free port of loopback that accepts requests and answers them at little cost: one thread for each
 * connection.
 */
public final class Sink implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final ServerSocket server;
    private final Answering answering;

    private Sink(ServerSocket server, Answering answering) {
        this.server = server;
        this.answering = answering;
    }

    /** Answers requests. */
    @FunctionalInterface
    public interface Answering {
        /** Returns the whole answer, in its form on the wire. */
        byte[] answer(Message request) throws InterruptedException;
    }

    /** Starts a sink. */
    public static Sink start(Answering answering) {
        try {
            Sink sink = new Sink(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), answering);
            thread(sink::accept);
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an answer of that status, with a body of JSON. */
    public static byte[] json(String status, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns its address. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private static void thread(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connection.setTcpNoDelay(true);
                thread(() -> serve(connection));
            }
        } catch (IOException _) {
            // The sink is closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            MessageReader requests = new MessageReader(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            for (Optional<Message> request = requests.next(); request.isPresent(); request = requests.next()) {
                out.write(answering.answer(request.get()));
            }
        } catch (SocketException _) {
            // The client has closed the connection.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
