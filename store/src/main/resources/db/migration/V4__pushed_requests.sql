CREATE TABLE pushed_requests (
    id        ${text} NOT NULL PRIMARY KEY,
    hash      ${text} NOT NULL,
    client_id ${text} NOT NULL REFERENCES clients (id),
    query     ${text} NOT NULL,
    expires   BIGINT  NOT NULL,
    used      BIGINT
);
CREATE INDEX pushed_requests_by_expiry ON pushed_requests (expires);

ALTER TABLE clients ADD COLUMN require_pushed_requests BIGINT NOT NULL DEFAULT 0;
