package dev.steelyard.program.cli;

import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Waits until a signal stops a long-running command, and then closes its server and database in
 * order.
 */
final class ShutdownHandler {
    private ShutdownHandler() {}

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
            // Logging may be closed by now, and the next part must be closed too.
            System.err.println("steelyard: while stopping: " + e);
        }
    }

    /** Prints the metrics port, if there is one. */
    static void told(CommandSpec spec, OptionalInt metrics) {
        metrics.ifPresent(
                port ->
                        spec.commandLine()
                                .getOut()
                                .printf("steelyard: metrics at port %d%n", port));
    }

    /** Blocks: a signal ends the process. */
    static int await() throws InterruptedException {
        new CountDownLatch(1).await();
        return 0;
    }
}
