package dev.steelyard.bench.decision;

import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmark of the guard's decisions ({@code bench/run guard}), and prints time and memory
 * per decision.
 */
public final class GuardCost {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private GuardCost() {}

    /** Arguments: JVMs for each figure; the most microseconds of a seen and of a new token. */
    public static void main(String[] arguments) throws RunnerException {
        var options =
                new OptionsBuilder()
                        .include(Decisions.class.getName())
                        .forks(Integer.parseInt(arguments[0]))
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build();
        double seen = 0;
        double first = 0;
        double allocated = 0;
        for (RunResult result : new Runner(options).run()) {
            double microseconds = result.getPrimaryResult().getScore();
            switch (result.getPrimaryResult().getLabel()) {
                case "seen" -> {
                    seen = microseconds;
                    allocated = allocated(result);
                }
                case "first" -> first = microseconds;
                default -> throw new IllegalStateException("what is measured has no name here");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "guard: seen=%.2f first=%.1f alloc_bytes=%.0f%n",
                seen,
                first,
                allocated);
        if (seen > Double.parseDouble(arguments[1]) || first > Double.parseDouble(arguments[2])) {
            System.err.println("bench: a decision costs more than it may");
            System.exit(1);
        }
    }

    private static double allocated(RunResult result) {
        var bytes = result.getSecondaryResults().get(ALLOCATED);
        if (bytes == null) throw new IllegalStateException("this JVM doesn't tell: " + ALLOCATED);
        return bytes.getScore();
    }
}
