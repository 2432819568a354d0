package dev.steelyard.operations.user;

import static dev.steelyard.domain.permission.ManagementPermission.USERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.USERS_WRITE;
import static dev.steelyard.operations.model.Operation.delete;
import static dev.steelyard.operations.model.Operation.list;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.Session;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;

/** Describes the operations by which the operator lists and ends login sessions of users. */
public final class SessionOperations {
    private static final String ALL = "/users/{user}/sessions";

    private static final Field<Id<Session>> ID =
            Fields.id("The id of the session, `sid` of tokens.");

    private static final ObjectSchema<Session> SESSION =
            ObjectSchema.<Session>of("Session", "A login in a browser.")
                    .with(ID, Session::id)
                    .with(Fields.time("created", "The time of the login."), Session::created)
                    .with(
                            Fields.time("last_seen", "The time of the last use, to the minute."),
                            Session::lastSeen)
                    .with(
                            Fields.time("auth_time", "The time of the last authentication."),
                            Session::authTime)
                    .versioned(_ -> Session.VERSION);

    public static final Operation<NoBody, Listing<Session>> LIST =
            list("listSessions", ALL, "List the live sessions of a user")
                    .needs(USERS_READ)
                    .pages(SESSION)
                    .columns("_id", "created", "last_seen", "auth_time");

    public static final Operation<NoBody, Object> END =
            delete("endSession", ALL + "/{session}", "End a session")
                    .note("As by a logout: its access tokens end, offline grants go on.")
                    .needs(USERS_WRITE)
                    .anyLogin()
                    .command("end")
                    .help("End a session, with its access tokens.")
                    .done("The session is ended.")
                    .examples("sessions end USER SESSION");

    public static final Operation<NoBody, Object> END_ALL =
            delete("endSessions", ALL, "End all sessions of a user")
                    .needs(USERS_WRITE)
                    .anyLogin()
                    .unversioned()
                    .command("end-all")
                    .done("All sessions of the user are ended.");

    public static final Noun SESSIONS =
            Noun.of(
                    "sessions",
                    "session",
                    ID,
                    "Login sessions of users. For the operator.",
                    LIST,
                    END,
                    END_ALL);

    private SessionOperations() {}
}
