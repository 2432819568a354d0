package dev.steelyard.cli.apply.kind;

import org.jspecify.annotations.Nullable;

/**
 * A thing at the server, or one that is still to be made: two are the same only if they are one
 * object. Its version moves with each answer of the API. Not thread-safe.
 */
public final class ResourceRef {
    private final String text;
    private @Nullable String id;
    private @Nullable Long version;

    private ResourceRef(String text, @Nullable String id, @Nullable Long version) {
        this.text = text;
        this.id = id;
        this.version = version;
    }

    /**
     * @param text its name, as people read it
     */
    public static ResourceRef fresh(String text) {
        return new ResourceRef(text, null, null);
    }

    /**
     * @param version null: it has none
     */
    public static ResourceRef known(String text, String id, @Nullable Long version) {
        return new ResourceRef(text, id, version);
    }

    public boolean exists() {
        return id != null;
    }

    /**
     * @throws IllegalStateException it isn't made yet
     */
    public String id() {
        if (id == null) {
            throw new IllegalStateException(text + " is needed before it is made");
        }
        return id;
    }

    /** As it was last seen; null: it has none, or isn't there. */
    public @Nullable Long version() {
        return version;
    }

    public void made(String madeId) {
        id = madeId;
    }

    public void seen(long newVersion) {
        version = newVersion;
    }

    @Override
    public String toString() {
        return text;
    }
}
