package dev.steelyard.program.configuration;

import java.util.List;
import java.util.stream.Stream;

/** Everything that can be set: the one list. */
final class Settings {
    static final List<Setting<?>> ALL =
            Stream.of(
                            ServerPlace.ALL,
                            Mtls.ALL,
                            OutgoingCalls.ALL,
                            StorePlace.ALL,
                            Spans.ALL,
                            Pushes.ALL,
                            Devices.ALL,
                            Registrations.ALL,
                            Signals.ALL,
                            Bounds.ALL,
                            MetricsPlace.ALL,
                            GuardPlace.ALL)
                    .<Setting<?>>flatMap(List::stream)
                    .toList();

    private Settings() {}
}
