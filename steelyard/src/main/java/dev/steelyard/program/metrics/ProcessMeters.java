package dev.steelyard.program.metrics;

import dev.steelyard.cli.Version;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.ToLongFunction;

/** Registers metrics of the JVM and the process, such as memory, threads and CPU time. */
public final class ProcessMeters {
    private static final Metric BUILD =
            Metric.gauge(
                    "steelyard_build_info", "Which build this is; always 1.", "version", "java");
    private static final Metric MEMORY_USED =
            Metric.gauge("jvm_memory_used_bytes", "Memory of the JVM in use.", "area");
    private static final Metric MEMORY_MAX =
            Metric.gauge(
                    "jvm_memory_max_bytes", "The maximum memory of the JVM; -1: no limit.", "area");
    private static final Metric THREADS =
            Metric.gauge("jvm_threads_current", "Platform threads, without virtual ones.");
    public static final List<Metric> ALL =
            List.of(
                    BUILD,
                    MEMORY_USED,
                    MEMORY_MAX,
                    THREADS,
                    Metric.summary(
                            "jvm_gc_collection_seconds", "Pauses of each garbage collector.", "gc"),
                    Metric.counter("process_cpu_seconds_total", "CPU time, user and system."),
                    Metric.gauge(
                            "process_start_time_seconds",
                            "The start time of the process, Unix time."),
                    Metric.gauge("process_open_fds", "Open file descriptors."),
                    Metric.gauge("process_max_fds", "The maximum of open file descriptors."),
                    Metric.gauge("process_resident_memory_bytes", "Resident memory (Linux)."),
                    Metric.gauge("process_virtual_memory_bytes", "Virtual memory (Linux)."));

    private ProcessMeters() {}

    public static void bind(Meters meters) {
        meters.info(BUILD, Version.text(), Runtime.version().toString());
        memory(meters, MEMORY_USED, MemoryUsage::getUsed);
        memory(meters, MEMORY_MAX, MemoryUsage::getMax);
        var threads = ManagementFactory.getThreadMXBean();
        meters.gauge(THREADS, threads::getThreadCount);
        JvmGarbageCollectorMetrics.builder().register(meters.registry());
        ProcessMetrics.builder().register(meters.registry());
    }

    private static void memory(Meters meters, Metric metric, ToLongFunction<MemoryUsage> bytes) {
        var memory = ManagementFactory.getMemoryMXBean();
        meters.gauges(
                metric,
                values -> {
                    values.are(bytes.applyAsLong(memory.getHeapMemoryUsage()), "heap");
                    values.are(bytes.applyAsLong(memory.getNonHeapMemoryUsage()), "nonheap");
                });
    }
}
