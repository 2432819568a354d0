package dev.steelyard.admin.address;

import dev.steelyard.domain.secret.Secret;

/**
 * The addresses of the pages that mails about a change of address lead to.
 *
 * @param issuer the beginning of the addresses
 */
public record AddressPages(String issuer) {
    String account() {
        return issuer + "/account";
    }

    /** A secret itself. */
    String confirmation(Secret secret) {
        return issuer + "/account/profile/address/confirm?link=" + secret.reveal();
    }

    /** A secret itself. */
    String undo(Secret secret) {
        return issuer + "/recovery/address?link=" + secret.reveal();
    }
}
