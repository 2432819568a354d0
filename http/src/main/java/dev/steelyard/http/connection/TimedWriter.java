package dev.steelyard.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * A Helidon data writer that reports the start, size and end of each write, for write time limits.
 */
record TimedWriter(DataWriter writer, IntConsumer before, Runnable after) implements DataWriter {
    @Override
    public void write(BufferData... buffers) {
        timed(
                Stream.of(buffers).mapToInt(BufferData::available).sum(),
                () -> writer.write(buffers));
    }

    @Override
    public void write(BufferData buffer) {
        timed(buffer.available(), () -> writer.write(buffer));
    }

    @Override
    public void writeNow(BufferData... buffers) {
        timed(
                Stream.of(buffers).mapToInt(BufferData::available).sum(),
                () -> writer.writeNow(buffers));
    }

    @Override
    public void writeNow(BufferData buffer) {
        timed(buffer.available(), () -> writer.writeNow(buffer));
    }

    private void timed(int bytes, Runnable write) {
        before.accept(bytes);
        try {
            write.run();
        } finally {
            after.run();
        }
    }

    @Override
    public void flush() {
        writer.flush();
    }

    @Override
    public void close() {
        writer.close();
    }
}
