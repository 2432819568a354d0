package dev.steelyard.domain.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values that the text of one mail mentions. Never printed: a link is a secret. Immutable. */
public final class MailFacts {
    public static final MailFacts NONE = new MailFacts(Map.of());

    private final Map<MailFact, String> values;

    private MailFacts(Map<MailFact, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * These facts and one more.
     *
     * @param value null or empty: the mail doesn't mention it
     */
    public MailFacts with(MailFact fact, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        var more = new EnumMap<MailFact, String>(MailFact.class);
        more.putAll(values);
        more.put(fact, value);
        return new MailFacts(more);
    }

    public MailFacts with(MailFact fact, Instant time) {
        return with(fact, time.toString());
    }

    public Optional<String> find(MailFact fact) {
        return Optional.ofNullable(values.get(fact));
    }

    /** The value of a fact that is a time. */
    public Optional<Instant> time(MailFact fact) {
        return find(fact).map(Instant::parse);
    }

    /** The form that the outbox seals. */
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (var fact : values.entrySet()) {
                out.writeUTF(fact.getKey().name());
                out.writeUTF(fact.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads {@link #bytes}; a fact that this version doesn't know is left out. */
    public static MailFacts of(byte[] bytes) {
        var facts = NONE;
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                var name = in.readUTF();
                var value = in.readUTF();
                var known =
                        Arrays.stream(MailFact.values())
                                .filter(fact -> fact.name().equals(name))
                                .findFirst();
                if (known.isPresent()) {
                    facts = facts.with(known.get(), value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return facts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailFacts facts && values.equals(facts.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Names only. */
    @Override
    public String toString() {
        return "MailFacts" + values.keySet();
    }
}
