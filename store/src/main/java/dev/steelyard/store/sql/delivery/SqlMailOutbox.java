package dev.steelyard.store.sql.delivery;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailOutbox;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.mail.MailState;
import dev.steelyard.domain.mail.MailStatus;
import dev.steelyard.domain.mail.WaitingMail;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Stores the mails of the outbox in an SQL table. */
public record SqlMailOutbox(SqlExecutor sql) implements MailOutbox {
    private static final String COLUMNS =
            "id, kind, address, reseller_id, language, decoy, written, until, status, attempts, due,"
                    + " answer";

    private static final RowMapper<Mail> MAIL =
            RowReader.to(
                    row ->
                            new Mail(
                                    row.id("id"),
                                    row.constant("kind", MailKind.class),
                                    new MailRecipient(
                                            new EmailAddress(row.text("address")),
                                            row.idOrNull("reseller_id"),
                                            row.textOrNull("language")),
                                    row.flag("decoy"),
                                    row.instant("written"),
                                    row.instant("until"),
                                    new MailState(
                                            row.constant("status", MailStatus.class),
                                            (int) row.number("attempts"),
                                            row.instant("due"),
                                            row.textOrNull("answer"))));

    private static final RowMapper<EncryptedValue> CONTENT =
            RowReader.to(row -> new EncryptedValue(row.text("id"), row.bytes("content")));

    private static final RowMapper<WaitingMail> WAITING =
            RowReader.to(
                    row ->
                            new WaitingMail(
                                    row.id("id"),
                                    Optional.ofNullable(row.idOrNull("reseller_id"))));

    @Override
    public void insert(Mail mail, EncryptedValue content) {
        sql.enqueue(
                sql.update(
                                """
                        INSERT INTO mails (id, kind, address, normalised_address, reseller_id,
                            language, decoy, content, written, until, status, attempts, due, answer)
                        VALUES (:id, :kind, :address, :normalised, :owner, :language, :decoy,
                            :content, :written, :until, :status, :attempts, :due, :answer)""")
                        .bindMethods(mail)
                        .bindMethods(mail.recipient())
                        .bindMethods(mail.state())
                        .bind("normalised", mail.recipient().address().normalised())
                        .bind("content", content.bytes()));
    }

    @Override
    public Optional<Mail> find(Id<Mail> id) {
        return sql.find("SELECT " + COLUMNS + " FROM mails WHERE id = :key", id, MAIL);
    }

    @Override
    public List<Mail> list(@Nullable MailStatus status, PageRequest page) {
        var query =
                sql.query(
                        "SELECT "
                                + COLUMNS
                                + " FROM mails WHERE 1 = 1"
                                + (page.after() == null ? "" : " AND id < :after")
                                + (status == null ? "" : " AND status = :status")
                                + " ORDER BY id DESC LIMIT :limit");
        if (page.after() != null) {
            query.bind("after", page.after());
        }
        if (status != null) {
            query.bind("status", status);
        }
        return query.bind("limit", page.limit()).map(MAIL).list();
    }

    @Override
    public int countTo(MailKind kind, MailRecipient recipient, Instant since) {
        return sql.query(
                        """
                        SELECT COUNT(*) FROM mails
                        WHERE normalised_address = :address AND written > :since AND kind = :kind
                            AND COALESCE(reseller_id, '') = :owner""")
                .bind("address", recipient.address().normalised())
                .bind("since", since)
                .bind("kind", kind)
                .bind("owner", recipient.owner() == null ? "" : recipient.owner().hex())
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public int countOf(MailRecipient recipient, Instant since) {
        return sql.query(
                        """
                        SELECT COUNT(*) FROM mails
                        WHERE reseller_id = :owner AND written > :since""")
                .bind("owner", recipient.owner())
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public long waiting() {
        return sql.query("SELECT COUNT(*) FROM mails WHERE status = 'WAITING'")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<WaitingMail> due(Instant now, int limit, int each) {
        return sql.query(
                        """
                        SELECT id, reseller_id FROM (
                            SELECT id, reseller_id, due, ROW_NUMBER() OVER (
                                PARTITION BY reseller_id ORDER BY due, id) AS place
                            FROM mails WHERE status = 'WAITING' AND due <= :now) waiting
                        WHERE place <= :each ORDER BY due, id LIMIT :limit""")
                .bind("now", now)
                .bind("each", each)
                .bind("limit", limit)
                .map(WAITING)
                .list();
    }

    // A transaction that had to wait for the row asks the condition again.
    @Override
    public Optional<Mail> take(Id<Mail> id, Instant now, Instant until) {
        return sql.returning(
                        """
                        UPDATE mails SET attempts = attempts + 1, due = :taken
                        WHERE id = :id AND status = 'WAITING' AND due <= :now
                        RETURNING\s"""
                                + COLUMNS)
                .bind("id", id)
                .bind("now", now)
                .bind("taken", until)
                .map(MAIL)
                .findOne();
    }

    @Override
    public Optional<EncryptedValue> content(Id<Mail> id) {
        return sql.find(
                "SELECT id, content FROM mails WHERE id = :key AND content IS NOT NULL",
                id,
                CONTENT);
    }

    @Override
    public void sent(Id<Mail> id) {
        sql.execute(
                """
                UPDATE mails SET status = 'SENT', content = NULL, answer = NULL WHERE id = :key""",
                id);
    }

    @Override
    public void failed(Mail attempted, MailState state) {
        sql.update(
                        """
                        UPDATE mails SET status = :status, due = :due, answer = :answer
                        WHERE id = :id AND status = 'WAITING' AND attempts = :attempts""")
                .bindMethods(state)
                .bind("id", attempted.id())
                .bind("attempts", attempted.state().attempts())
                .execute();
    }

    @Override
    public boolean retry(Id<Mail> id, Instant now, Instant until) {
        return sql.enqueue(
                        sql.update(
                                        """
                                UPDATE mails SET status = 'WAITING', attempts = 0, due = :now,
                                    until = :until
                                WHERE id = :id AND status IN ('BOUNCED', 'FAILED')
                                    AND content IS NOT NULL""")
                                .bind("id", id)
                                .bind("now", now)
                                .bind("until", until))
                == 1;
    }

    @Override
    public boolean isNoticed(Id<?> subject, Instant ends, int days) {
        return sql.query(
                                """
                                SELECT COUNT(*) FROM mail_notices
                                WHERE subject = :subject AND ends = :ends AND days = :days""")
                        .bind("subject", subject)
                        .bind("ends", ends)
                        .bind("days", days)
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    @Override
    public boolean notice(Id<?> subject, Instant ends, int days) {
        return sql.update(
                                """
                                INSERT INTO mail_notices (subject, ends, days)
                                VALUES (:subject, :ends, :days)
                                ON CONFLICT (subject, ends, days) DO NOTHING""")
                        .bind("subject", subject)
                        .bind("ends", ends)
                        .bind("days", days)
                        .execute()
                == 1;
    }

    @Override
    public void forgetNotice(Id<?> subject, Instant ends, int days) {
        sql.update(
                        """
                        DELETE FROM mail_notices
                        WHERE subject = :subject AND ends = :ends AND days = :days""")
                .bind("subject", subject)
                .bind("ends", ends)
                .bind("days", days)
                .execute();
    }

    @Override
    public List<EncryptedValue> sealed() {
        return sql.query("SELECT id, content FROM mails WHERE content IS NOT NULL ORDER BY id")
                .map(CONTENT)
                .list();
    }

    @Override
    public boolean reseal(EncryptedValue content) {
        return sql.update(
                                """
                                UPDATE mails SET content = :bytes
                                WHERE id = :label AND content IS NOT NULL""")
                        .bindMethods(content)
                        .execute()
                == 1;
    }
}
