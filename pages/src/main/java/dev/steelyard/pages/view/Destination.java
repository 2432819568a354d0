package dev.steelyard.pages.view;

/** Where what the person allows goes. */
public sealed interface Destination {
    /**
     * The browser goes there when the person has decided.
     *
     * @param host the host of the redirect URI in ASCII (no look-alike letters), or the private-use
     *     scheme of an app
     * @param unusual whether to warn: an address that one would not expect of this client
     */
    record Site(String host, boolean unusual) implements Destination {}

    /**
     * A device elsewhere, whose code the person has entered: somebody else may have had it do so
     * (RFC 8628, section 5.4).
     *
     * @param source the address that the device asked from; empty: not known
     */
    record Device(String source) implements Destination {}
}
