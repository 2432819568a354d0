package dev.steelyard.e2e.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An HTML form, with its fields and buttons.
 *
 * @param fields what it would send as it is: hidden fields and what is filled in; no buttons
 * @param buttons name to the values of the buttons with that name
 */
public record Form(
        String method,
        String action,
        Map<String, String> fields,
        Map<String, Set<String>> buttons) {

    public boolean asks(String field) {
        return fields.containsKey(field);
    }

    public boolean offers(String button, String value) {
        return buttons.getOrDefault(button, Set.of()).contains(value);
    }

    /** Filled in. */
    public Form with(String field, String value) {
        var filled = new LinkedHashMap<>(fields);
        filled.put(field, value);
        return new Form(method, action, filled, buttons);
    }

    /** By a press of that button. */
    public Form pressed(String button, String value) {
        if (!offers(button, value)) {
            throw new IllegalArgumentException("the form has no button " + button + "=" + value);
        }
        return with(button, value);
    }

    /** Its values are a person's: not for logs. */
    @Override
    public String toString() {
        return "Form[" + method + " " + action + ", " + fields.keySet() + "]";
    }
}
