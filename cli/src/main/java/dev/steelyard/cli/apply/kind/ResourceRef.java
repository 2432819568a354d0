package dev.steelyard.cli.apply.kind;

import org.jspecify.annotations.Nullable;

/**
 * A reference to a resource, such as a role, that exists at the server or that {@code steelyard
 * apply} will create. References are compared by identity. Each response of the API updates the
 * version. Not thread-safe.
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
     * @param text its name, for people
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
     * @throws IllegalStateException it isn't created yet
     */
    public String id() {
        if (id == null) {
            throw new IllegalStateException(text + " is needed before it is created");
        }
        return id;
    }

    /** The last known version; null: it has none, or isn't created yet. */
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
