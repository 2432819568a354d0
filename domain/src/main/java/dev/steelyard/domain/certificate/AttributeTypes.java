package dev.steelyard.domain.certificate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The known attribute types of distinguished names, such as {@code CN}, with their object
 * identifiers.
 */
final class AttributeTypes {
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,9})){1,15}");

    /** RFC 4514, section 3, and what tools write beside it. */
    private static final Map<String, String> SHORT =
            Map.ofEntries(
                    Map.entry("CN", "2.5.4.3"),
                    Map.entry("L", "2.5.4.7"),
                    Map.entry("ST", "2.5.4.8"),
                    Map.entry("O", "2.5.4.10"),
                    Map.entry("OU", "2.5.4.11"),
                    Map.entry("C", "2.5.4.6"),
                    Map.entry("STREET", "2.5.4.9"),
                    Map.entry("DC", "0.9.2342.19200300.100.1.25"),
                    Map.entry("UID", "0.9.2342.19200300.100.1.1"),
                    Map.entry("SERIALNUMBER", "2.5.4.5"),
                    Map.entry("SN", "2.5.4.4"),
                    Map.entry("SURNAME", "2.5.4.4"),
                    Map.entry("GN", "2.5.4.42"),
                    Map.entry("GIVENNAME", "2.5.4.42"),
                    Map.entry("TITLE", "2.5.4.12"),
                    Map.entry("DNQUALIFIER", "2.5.4.46"),
                    Map.entry("POSTALCODE", "2.5.4.17"),
                    Map.entry("BUSINESSCATEGORY", "2.5.4.15"),
                    Map.entry("ORGANIZATIONIDENTIFIER", "2.5.4.97"),
                    Map.entry("E", "1.2.840.113549.1.9.1"),
                    Map.entry("EMAILADDRESS", "1.2.840.113549.1.9.1"));

    private AttributeTypes() {}

    /** The object identifier of a type in its short or dotted form; empty: an unknown one. */
    static Optional<String> of(String text) {
        if (OID.matcher(text).matches()) {
            return Optional.of(text);
        }
        @Nullable String known = SHORT.get(text.toUpperCase(Locale.ROOT));
        return Optional.ofNullable(known);
    }
}
