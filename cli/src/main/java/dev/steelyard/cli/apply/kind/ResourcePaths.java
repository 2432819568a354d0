package dev.steelyard.cli.apply.kind;

import dev.steelyard.cli.api.ApiRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The paths of the management API at which {@code steelyard apply} lists, creates and changes one
 * kind of resource, such as {@code /roles/{id}}.
 *
 * @param list the list of all
 * @param make for {@code POST} of a new one; null: {@code PUT} at its own path
 * @param one for reading, changing and removing one
 * @param whole whether a change sends everything (PUT) or the differences (PATCH)
 * @param paged whether the list comes in pages
 * @param member the member of a resource that names its parent, where paths don't; also the list's
 *     filter, where {@code narrowed}
 */
public record ResourcePaths(
        String list,
        @Nullable String make,
        String one,
        boolean whole,
        boolean paged,
        @Nullable String member,
        boolean narrowed) {

    /** Created by {@code PUT} at its own path, listed at once. */
    static ResourcePaths put(String list) {
        return new ResourcePaths(list, null, list + "/{id}", true, false, null, false);
    }

    /** Created by {@code POST} to the list, changed by {@code PATCH}. */
    static ResourcePaths posted(String list, String one) {
        return new ResourcePaths(list, list, one, false, true, null, false);
    }

    ResourcePaths below(String parent) {
        return new ResourcePaths(list, make, one, whole, paged, parent, narrowed);
    }

    ResourcePaths atOnce() {
        return new ResourcePaths(list, make, one, whole, false, member, narrowed);
    }

    ResourcePaths replaced() {
        return new ResourcePaths(list, make, one, true, paged, member, narrowed);
    }

    ResourcePaths one(String path) {
        return new ResourcePaths(list, make, path, whole, paged, member, narrowed);
    }

    ResourcePaths narrowedBy(String parent) {
        return new ResourcePaths(list, make, one, whole, paged, parent, true);
    }

    /** The request that lists the resources of {@code parent}. */
    public ApiRequest listed(ResourceRef parent) {
        var query =
                member != null && narrowed ? Map.of(member, parent.id()) : Map.<String, String>of();
        return new ApiRequest("GET", at(list, parent), query, null, null);
    }

    /** The path of a resource. */
    public String of(ResourceRef parent, String id) {
        return at(one, parent).replace("{id}", ApiRequest.segment(id));
    }

    /** The path for creating a resource, which has the id {@code id} if it is put. */
    public String making(ResourceRef parent, String id) {
        return make == null ? of(parent, id) : at(make, parent);
    }

    private static String at(String path, ResourceRef parent) {
        return path.contains("{parent}")
                ? path.replace("{parent}", ApiRequest.segment(parent.id()))
                : path;
    }
}
