package dev.steelyard.pages.consent;

/**
 * The receiver of the access that the user grants on the consent page: a website, an app or a
 * device.
 */
public sealed interface AccessReceiver {
    /**
     * A site to which the browser returns after the decision.
     *
     * @param host the host of the redirect URI in ASCII (no look-alike letters), or the private-use
     *     scheme of an app
     * @param unusual whether to warn of an address that is unexpected for this client
     */
    record Site(String host, boolean unusual) implements AccessReceiver {}

    /**
     * A device elsewhere, whose code the user has entered; an attacker may have sent the code (RFC
     * 8628, section 5.4).
     *
     * @param source the address of the device; empty: not known
     */
    record Device(String source) implements AccessReceiver {}
}
