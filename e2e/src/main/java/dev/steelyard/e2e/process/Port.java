package dev.steelyard.e2e.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A free TCP port of this machine, for a program under test. */
public final class Port {
    /** Below where systems begin to take ports for outgoing connections: none gets in between. */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;
    private static final int ATTEMPTS = 1_000;

    private Port() {}

    public static int free() {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("there is no free port");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
