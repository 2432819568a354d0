package dev.steelyard.admin;

import dev.steelyard.admin.client.rule.JsonWebKeySetRules;
import dev.steelyard.admin.client.rule.SectorDocumentFetcher;
import dev.steelyard.admin.mail.MailWriter;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.key.KeyMaker;
import dev.steelyard.domain.seal.SealKeys;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.PasswordHasher;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The store, clock, generators, keys and settings that all operations of the management API share.
 *
 * @param keyMaker makes signing keys and seals secrets
 * @param sealKeys sign the seals of the audit log
 * @param link the address of a page, such as {@code invitation}, that a secret opens
 * @param guardMessages the words of the guard's error codes
 * @param sectorDocuments fetches what a {@code sector_identifier_uri} publishes
 * @param mails writes mails into the outbox
 * @param keySets checks the key sets that clients register
 */
public record AdminContext(
        Store store,
        IdGenerator ids,
        SecretGenerator secrets,
        InstantSource clock,
        PasswordHasher passwords,
        KeyMaker keyMaker,
        SealKeys sealKeys,
        RevocationService endings,
        SectorDocumentFetcher sectorDocuments,
        MailWriter mails,
        BiFunction<String, Secret, String> link,
        JsonWebKeySetRules keySets,
        Function<String, Optional<String>> guardMessages,
        AdminSettings settings) {
    /** This context without mails, for example data. */
    public AdminContext withoutMail() {
        return new AdminContext(
                store,
                ids,
                secrets,
                clock,
                passwords,
                keyMaker,
                sealKeys,
                endings,
                sectorDocuments,
                mails.silent(),
                link,
                keySets,
                guardMessages,
                settings);
    }
}
