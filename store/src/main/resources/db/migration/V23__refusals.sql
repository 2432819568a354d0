-- Refusals of known principals, for some weeks. application_id is that of the client; an endpoint
-- of the server itself has no resource_server_id; description is a text of the program.
CREATE TABLE refusals (
    id                 ${text} NOT NULL PRIMARY KEY,
    reference          ${text} NOT NULL UNIQUE,
    at                 BIGINT  NOT NULL,
    resource_server_id ${text},
    client_id          ${text} NOT NULL,
    user_id            ${text},
    application_id     ${text},
    code               ${text} NOT NULL,
    method             ${text},
    operation          ${text},
    permission         ${text},
    description        ${text}
);
CREATE INDEX refusals_of_principal ON refusals (client_id, COALESCE(user_id, ''), id);
CREATE INDEX refusals_of_client ON refusals (client_id, id);
CREATE INDEX refusals_of_user ON refusals (user_id, id);
CREATE INDEX refusals_of_application ON refusals (application_id, id);
CREATE INDEX refusals_by_age ON refusals (at);

-- The rest: how many of a day; with an empty client_id those of nobody that is known.
CREATE TABLE refusals_not_kept (
    client_id ${text} NOT NULL,
    day       BIGINT  NOT NULL,
    refused   BIGINT  NOT NULL,
    PRIMARY KEY (client_id, day)
);
CREATE INDEX refusals_not_kept_by_day ON refusals_not_kept (day);
