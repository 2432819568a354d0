package dev.steelyard.manage;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailSettings;
import dev.steelyard.domain.mail.MailState;
import dev.steelyard.domain.mail.MailStatus;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.StreamStatus;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Json;
import dev.steelyard.operations.client.ClientOperations.NewManagementClient;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.testkit.Databases;
import dev.steelyard.testkit.domain.StoredPassword;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A whole server as it is seen from outside, with everybody's tokens. */
public final class Deployment implements AutoCloseable {
    /** On, but never sent. */
    private static final MailSettings MAIL = new MailSettings("mail.test", "en", 100_000, 100_000);

    private final Steelyard steelyard = new Steelyard(Databases.sqlite(), changing(), MAIL);
    private final Visits visits = new Visits(steelyard);

    public String operator() {
        return steelyard.operator;
    }

    /** Of somebody who acts for {@code authority} and may do exactly this. */
    public String token(Authority authority, Set<ManagementPermission> permissions) {
        return steelyard.token(authority, permissions);
    }

    /** By client credentials. */
    public String token(String clientId, String secret) {
        return steelyard.token(clientId, secret).expect(200).text("access_token");
    }

    public String user(String email) {
        return People.user(steelyard, email).hex();
    }

    /** Makes a known user a member, as the user does it: by the invitation that was mailed last. */
    public void acceptMailed(String email, String user) {
        var link = facts(lastMail(email)).find(MailFact.LINK).orElseThrow();
        var secret = link.substring(link.indexOf("link=") + "link=".length());
        var outcome =
                steelyard
                        .manage
                        .acceptInvitation()
                        .asUser(
                                secret,
                                StoredPassword.of(steelyard.store, new Id<User>(user)),
                                null,
                                null,
                                null);
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException("the invitation was not accepted: " + outcome);
        }
    }

    private Mail lastMail(String email) {
        return PageRequest.all(
                        page -> steelyard.store.read(tx -> tx.mails().list(null, page)), Mail::id)
                .stream()
                .filter(mail -> mail.recipient().address().written().equals(email))
                .findFirst()
                .orElseThrow();
    }

    private MailFacts facts(Mail mail) {
        var content = steelyard.store.read(tx -> tx.mails().content(mail.id())).orElseThrow();
        return MailFacts.of(steelyard.core.sealedKeys().open(content));
    }

    /** A mail to that address, which the mail server refused for good. */
    public String failedMail(String email) {
        var mail =
                Steelyard.done(
                        steelyard.manage.mails().test(Actor.system(), new EmailAddress(email)));
        var now = steelyard.clock.instant();
        steelyard.store.execute(
                tx -> tx.mails().failed(mail, new MailState(MailStatus.BOUNCED, 0, now, "550 no")));
        return mail.id().hex();
    }

    /** A client that registers itself by {@code token}. */
    public String register(String token) {
        return steelyard
                .send(
                        steelyard
                                .request("/oidc/reg")
                                .header("authorization", "Bearer " + token)
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                .expect(201)
                .text("client_id");
    }

    /** The reference of a refusal of that client. */
    public String refusal(String client) {
        Id<StoredRefusal> id = steelyard.core.ids().next();
        var refusal =
                new StoredRefusal(
                        id,
                        id.hex(),
                        steelyard.clock.instant(),
                        null,
                        new Id<>(client),
                        null,
                        null,
                        "invalid_scope",
                        "POST",
                        "/token",
                        null,
                        null);
        steelyard.store.write(tx -> tx.refusals().add(List.of(refusal)));
        return refusal.reference();
    }

    /** A stream of a receiver of that authority, be it frozen. */
    public String eventStream(Authority authority) {
        var receiver =
                Steelyard.done(
                        steelyard
                                .manage
                                .managementClients()
                                .create(
                                        Actor.system(),
                                        new NewManagementClient("Receiver", authority, Set.of())));
        var stream =
                new EventStream(
                        steelyard.core.ids().next(),
                        receiver.client().id(),
                        authority,
                        Set.of(),
                        null,
                        new EventDelivery.Poll(),
                        StreamStatus.ENABLED,
                        null,
                        steelyard.clock.instant(),
                        null,
                        0,
                        0,
                        1);
        return steelyard.store.write(
                tx -> {
                    tx.eventStreams().insert(stream);
                    return stream.id().hex();
                });
    }

    /** A login of that user. */
    public String session(String user) {
        return visits.session(new Id<>(user)).hex();
    }

    /** What the user allows by the page: everything at that API. */
    public void consent(String user, String client, String resource) {
        visits.consent(new Id<>(user), new Id<>(client), resource);
    }

    /** Of a user who logged in and allowed {@code client} all that its roles allow. */
    public String userToken(String user, String client, String secret, String resource) {
        consent(user, client, resource);
        var session = visits.session(new Id<>(user));
        return visits.redeem(session, new Id<>(client), secret, Visits.CALLBACK, resource, "")
                .expect(200)
                .text("access_token");
    }

    /**
     * @param token null: none is sent
     * @param path below the management API's base
     * @param headers names and values by turns
     */
    public HttpResponse<String> call(
            @Nullable String token,
            String method,
            String path,
            @Nullable Object body,
            String... headers) {
        // As a node does by itself a moment later.
        steelyard.manage.sealEvents().seal();
        var request = steelyard.request("/api/v1" + path);
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("content-type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return steelyard
                .send(
                        request.method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(
                                                Json.MAPPER.writeValueAsBytes(body))))
                .response();
    }

    /**
     * The id of the newest event whose actor is not the program itself; none where there is no such
     * event. Ids rise: as long as it stays, nothing was done.
     */
    public Optional<String> done() {
        @Nullable String after = null;
        while (true) {
            var events = events(after);
            for (var event : events) {
                if (!event.actor().equals("system")) {
                    return Optional.of(event.id().hex());
                }
            }
            if (events.size() < PageRequest.MAX) {
                return Optional.empty();
            }
            after = events.getLast().id().hex();
        }
    }

    /** All that was ever done. */
    public List<AuditEvent> events() {
        var all = new ArrayList<AuditEvent>();
        @Nullable String after = null;
        while (true) {
            var events = events(after);
            all.addAll(events);
            if (events.size() < PageRequest.MAX) {
                return all;
            }
            after = events.getLast().id().hex();
        }
    }

    /** A page of events, the newest first. */
    private List<AuditEvent> events(@Nullable String after) {
        var page = new PageRequest(after, PageRequest.MAX);
        return steelyard.store.read(tx -> tx.audit().list(AuditFilter.ALL, page));
    }

    @Override
    public void close() {
        steelyard.close();
    }

    /** One that is being changed, so that this can be commanded. */
    private static MasterKey changing() {
        var previous = new byte[MasterKey.LENGTH];
        previous[0] = 1;
        return new MasterKey(new byte[MasterKey.LENGTH], previous, new SecureRandom());
    }
}
