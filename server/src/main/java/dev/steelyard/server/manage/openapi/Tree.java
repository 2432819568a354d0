package dev.steelyard.server.manage.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects whose members stay in order, so that the document is always the same text. */
final class Tree {
    private Tree() {}

    static Map<String, Object> of(String name, Object value) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put(name, value);
        return tree;
    }

    static Map<String, Object> of(String name, Object value, String name2, Object value2) {
        return with(of(name, value), name2, value2);
    }

    static Map<String, Object> with(Map<String, Object> tree, String name, Object value) {
        var more = new LinkedHashMap<>(tree);
        more.put(name, value);
        return more;
    }
}
