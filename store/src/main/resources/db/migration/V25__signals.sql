-- authority: operator, or a reseller's id. requested: URIs; types: those of them that are told.
-- sealed: by which name the secret for the endpoint is kept. due: when a push stream is looked at
-- next, which a node that works on it puts off.
CREATE TABLE event_streams (
    id          ${text} NOT NULL PRIMARY KEY,
    client_id   ${text} NOT NULL REFERENCES clients (id),
    authority   ${text} NOT NULL,
    requested   ${text} NOT NULL,
    types       ${text} NOT NULL,
    description ${text},
    endpoint    ${text},
    sealed      ${text},
    status      ${text} NOT NULL,
    reason      ${text},
    created     BIGINT  NOT NULL,
    verified    BIGINT,
    delivered   BIGINT  NOT NULL,
    dropped     BIGINT  NOT NULL,
    attempts    BIGINT  NOT NULL,
    due         BIGINT  NOT NULL,
    version     BIGINT  NOT NULL
);
CREATE INDEX event_streams_of_client ON event_streams (client_id);
CREATE INDEX event_streams_by_authority ON event_streams (authority);

CREATE TABLE security_events (
    stream_id      ${text} NOT NULL REFERENCES event_streams (id) ON DELETE CASCADE,
    id             ${text} NOT NULL,
    type           ${text} NOT NULL,
    at             BIGINT  NOT NULL,
    cause          ${text} NOT NULL,
    initiator      ${text},
    reason         ${text},
    user_id        ${text},
    session_id     ${text},
    client_id      ${text},
    role_id        ${text},
    application_id ${text},
    reseller_id    ${text},
    members        ${text} NOT NULL,
    PRIMARY KEY (stream_id, id)
);
CREATE INDEX security_events_by_time ON security_events (at);
