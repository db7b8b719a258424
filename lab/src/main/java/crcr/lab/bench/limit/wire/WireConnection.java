package crcr.lab.bench.limit.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A connection that stays open: sends a request, and waits for its answer. */
public final class WireConnection implements AutoCloseable {
    private final Socket socket;
    private final MessageReader answers;

    /** Connects to {@code port} of loopback. */
    public WireConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        answers = new MessageReader(socket.getInputStream());
    }

    /** Sends a whole request, and returns the answer. */
    public Message send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        return answers.next().orElseThrow(() -> new EOFException("the connection was closed instead of an answer"));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
