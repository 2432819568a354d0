package dev.steelyard.cli.apply.kind;

import dev.steelyard.cli.api.ApiRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the API has things of a kind: paths with {@code {parent}} and {@code {id}}.
 *
 * @param list where all are listed
 * @param make to what a new one is posted; null: it is put where it will be
 * @param one where one is read, changed and removed
 * @param whole whether a change sends everything (PUT) or what is different (PATCH)
 * @param paged whether the list comes in pages
 * @param member the member of a thing that names its parent, where paths don't; also the parameter
 *     that narrows the list, where {@code narrowed}
 */
public record ResourcePaths(
        String list,
        @Nullable String make,
        String one,
        boolean whole,
        boolean paged,
        @Nullable String member,
        boolean narrowed) {

    /** By {@code PUT} where it will be, listed at once. */
    static ResourcePaths put(String list) {
        return new ResourcePaths(list, null, list + "/{id}", true, false, null, false);
    }

    /** By {@code POST} where they are listed, then changed by {@code PATCH}. */
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

    /** The request that lists those of {@code parent}. */
    public ApiRequest listed(ResourceRef parent) {
        var query =
                member != null && narrowed ? Map.of(member, parent.id()) : Map.<String, String>of();
        return new ApiRequest("GET", at(list, parent), query, null, null);
    }

    /** The path of one. */
    public String of(ResourceRef parent, String id) {
        return at(one, parent).replace("{id}", ApiRequest.segment(id));
    }

    /** Where one is made that will have the id {@code id} if it is put. */
    public String making(ResourceRef parent, String id) {
        return make == null ? of(parent, id) : at(make, parent);
    }

    private static String at(String path, ResourceRef parent) {
        return path.contains("{parent}")
                ? path.replace("{parent}", ApiRequest.segment(parent.id()))
                : path;
    }
}
