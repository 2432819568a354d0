package dev.steelyard.domain.change;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.user.User;

/**
 * The key of a changed object, such as {@code role:<id>}, by which guards and caches find the
 * permissions to load again.
 *
 * @param text the form that guards receive
 */
public record ChangeKey(String text) {
    /** Permissions, and everything else that every state depends on. */
    public static final ChangeKey PLATFORM = new ChangeKey("platform");

    /** The origins that live clients registered: preflights depend on all of them at once. */
    public static final ChangeKey ORIGINS = new ChangeKey("origins:all");

    /** Signing keys. */
    public static final ChangeKey KEYS = new ChangeKey("key:all");

    public static ChangeKey reseller(Id<Reseller> id) {
        return new ChangeKey("reseller:" + id);
    }

    public static ChangeKey application(Id<Application> id) {
        return new ChangeKey("application:" + id);
    }

    public static ChangeKey client(Id<Client> id) {
        return new ChangeKey("client:" + id);
    }

    public static ChangeKey role(Id<Role> id) {
        return new ChangeKey("role:" + id);
    }

    public static ChangeKey user(Id<User> id) {
        return new ChangeKey("user:" + id);
    }

    public static ChangeKey staff(Id<User> id) {
        return new ChangeKey("staff:" + id);
    }

    public static ChangeKey resource(Id<ResourceServer> id) {
        return new ChangeKey("resource:" + id);
    }

    public static ChangeKey membership(Id<User> user, Id<Application> application) {
        return new ChangeKey("membership:" + user + "/" + application);
    }

    public static ChangeKey consent(Id<User> user, Id<Client> client) {
        return new ChangeKey("consent:" + user + "/" + client);
    }

    /** The ceiling of a reseller or an application. */
    public static ChangeKey ceiling(Id<?> holder) {
        return new ChangeKey("ceiling:" + holder);
    }
}
