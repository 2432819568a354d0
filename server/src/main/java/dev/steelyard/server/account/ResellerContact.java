package dev.steelyard.server.account;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.contact.Contact;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.store.Transaction;
import java.net.URI;
import java.util.Optional;

/**
 * The reseller of an application, for a member of the application who wants to ask it.
 *
 * @param contact of the reseller
 */
public record ResellerContact(String name, Contact contact) {
    public static ResellerContact of(Transaction tx, Application application) {
        var reseller = application.reseller();
        return new ResellerContact(
                tx.resellers().find(reseller).map(Reseller::name).orElse(""),
                tx.contacts().find(reseller));
    }

    /** Its web page; only by https, so that it is safe as a link. */
    public Optional<URI> page() {
        return Optional.ofNullable(contact.page())
                .map(URI::create)
                .filter(ResellerContact::isHttps);
    }

    private static boolean isHttps(URI page) {
        return "https".equals(page.getScheme());
    }
}
