package dev.steelyard.store.sql.application;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.steelyard.domain.contact.Contact;
import dev.steelyard.domain.contact.ContactLink;
import dev.steelyard.domain.contact.Contacts;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores the contacts of resellers and applications in an SQL table. */
public record SqlContacts(SqlExecutor sql) implements Contacts {
    private static final RowMapper<Contact> CONTACT = RowReader.to(SqlContacts::contact);

    private static final RowMapper<Held> HELD =
            RowReader.to(row -> new Held(row.id("holder_id"), contact(row)));

    private static final RowMapper<ContactLink> LINK =
            RowReader.to(
                    row ->
                            new ContactLink(
                                    row.id("link_id"),
                                    row.hash("link_hash"),
                                    row.id("holder_id"),
                                    row.instant("link_expires")));

    private record Held(Id<?> holder, Contact contact) {}

    private static Contact contact(RowReader row) throws SQLException {
        var email = row.textOrNull("email");
        return new Contact(
                email == null ? null : new EmailAddress(email),
                row.flag("confirmed"),
                row.textOrNull("telephone"),
                row.textOrNull("page"),
                row.number("version"));
    }

    @Override
    public Contact find(Id<?> holder) {
        return sql.find("SELECT * FROM contacts WHERE holder_id = :key", holder, CONTACT)
                .orElse(Contact.NONE);
    }

    @Override
    public Map<Id<?>, Contact> ofAll(Collection<Id<?>> holders) {
        return sql
                .among(holders, "SELECT * FROM contacts WHERE holder_id IN (<among>)", HELD)
                .stream()
                .collect(toUnmodifiableMap(Held::holder, Held::contact));
    }

    @Override
    public boolean set(Id<?> holder, Contact contact) {
        return sql.update(
                                """
                                INSERT INTO contacts
                                    (holder_id, email, confirmed, telephone, page, version)
                                VALUES (:holder, :email, :confirmed, :telephone, :page, 1)
                                ON CONFLICT (holder_id) DO UPDATE
                                SET email = excluded.email, confirmed = excluded.confirmed,
                                    telephone = excluded.telephone, page = excluded.page,
                                    version = contacts.version + 1, link_id = NULL,
                                    link_hash = NULL, link_expires = NULL
                                WHERE contacts.version = :version""")
                        .bind("holder", holder)
                        .bindMethods(contact)
                        .execute()
                == 1;
    }

    @Override
    public void remove(Id<?> holder) {
        sql.execute("DELETE FROM contacts WHERE holder_id = :key", holder);
    }

    @Override
    public void open(ContactLink link) {
        sql.update(
                        """
                        UPDATE contacts
                        SET link_id = :id, link_hash = :hash, link_expires = :expires
                        WHERE holder_id = :holder""")
                .bindMethods(link)
                .execute();
    }

    @Override
    public Optional<ContactLink> findLink(Id<ContactLink> id) {
        return sql.find("SELECT * FROM contacts WHERE link_id = :key", id, LINK);
    }

    @Override
    public boolean confirm(Id<ContactLink> link, Instant now) {
        return sql.update(
                                """
                                UPDATE contacts
                                SET confirmed = 1, version = version + 1, link_id = NULL,
                                    link_hash = NULL, link_expires = NULL
                                WHERE link_id = :id AND link_expires > :now""")
                        .bind("id", link)
                        .bind("now", now)
                        .execute()
                == 1;
    }
}
