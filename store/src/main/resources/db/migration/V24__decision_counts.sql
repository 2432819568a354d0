-- What guards decided at an API, as they report it: a row for each principal, operation and outcome. '' is none.
-- last_day is the day of last_at: what is swept is found by it, and an index that changes once a day costs nothing.
CREATE TABLE decision_counts (
    client_id          ${text} NOT NULL,
    user_id            ${text} NOT NULL,
    resource_server_id ${text} NOT NULL,
    operation          ${text} NOT NULL,
    permission         ${text} NOT NULL,
    code               ${text} NOT NULL,
    requests           BIGINT  NOT NULL,
    first_at           BIGINT  NOT NULL,
    last_at            BIGINT  NOT NULL,
    last_day           BIGINT  NOT NULL,
    PRIMARY KEY (client_id, user_id, resource_server_id, operation, permission, code)
);
CREATE INDEX decision_counts_by_day ON decision_counts (last_day);

CREATE TABLE decision_records (
    resource_server_id ${text} NOT NULL PRIMARY KEY,
    since              BIGINT  NOT NULL,
    dropped            BIGINT  NOT NULL
);
