package dev.steelyard.program.apply.kind;

import dev.steelyard.program.client.ApiRequest;
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
public record Places(
        String list,
        @Nullable String make,
        String one,
        boolean whole,
        boolean paged,
        @Nullable String member,
        boolean narrowed) {

    /** By {@code PUT} where it will be, listed at once. */
    static Places put(String list) {
        return new Places(list, null, list + "/{id}", true, false, null, false);
    }

    /** By {@code POST} where they are listed, then changed by {@code PATCH}. */
    static Places posted(String list, String one) {
        return new Places(list, list, one, false, true, null, false);
    }

    Places below(String parent) {
        return new Places(list, make, one, whole, paged, parent, narrowed);
    }

    Places atOnce() {
        return new Places(list, make, one, whole, false, member, narrowed);
    }

    Places replaced() {
        return new Places(list, make, one, true, paged, member, narrowed);
    }

    Places narrowedBy(String parent) {
        return new Places(list, make, one, whole, paged, parent, true);
    }

    /** The request that lists those of {@code parent}. */
    public ApiRequest listed(Target parent) {
        var query =
                member != null && narrowed ? Map.of(member, parent.id()) : Map.<String, String>of();
        return new ApiRequest("GET", at(list, parent), query, null, null);
    }

    /** The path of one. */
    public String of(Target parent, String id) {
        return at(one, parent).replace("{id}", ApiRequest.segment(id));
    }

    /** Where one is made that will have the id {@code id} if it is put. */
    public String making(Target parent, String id) {
        return make == null ? of(parent, id) : at(make, parent);
    }

    private static String at(String path, Target parent) {
        return path.contains("{parent}")
                ? path.replace("{parent}", ApiRequest.segment(parent.id()))
                : path;
    }
}
