package dev.steelyard.program.cli;

import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;

/** How a command that stays up ends: by a signal, everything closed in order. */
final class Stopping {
    private Stopping() {}

    static void closeAtTheEnd(AutoCloseable... inOrder) {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    for (var each : inOrder) {
                                        close(each);
                                    }
                                },
                                "stopping"));
    }

    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            // Logging may be gone by now, and the next must be closed too.
            System.err.println("steelyard: while stopping: " + e);
        }
    }

    /** Says where metrics are told, if they are. */
    static void told(CommandSpec spec, OptionalInt metrics) {
        metrics.ifPresent(
                port ->
                        spec.commandLine()
                                .getOut()
                                .printf("steelyard: metrics at port %d%n", port));
    }

    /** Waits for ever: the process ends by a signal. */
    static int await() throws InterruptedException {
        new CountDownLatch(1).await();
        return 0;
    }
}
