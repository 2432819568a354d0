-- user_code: a keyed hash; query: the parameters that the device asked with; source: from where.
-- What an allowed one gets is a row of codes with the same id and hash, whose redirect_uri is empty.
CREATE TABLE device_authorizations (
    id        ${text} NOT NULL PRIMARY KEY,
    hash      ${text} NOT NULL,
    user_code ${text} NOT NULL UNIQUE,
    client_id ${text} NOT NULL REFERENCES clients (id),
    query     ${text} NOT NULL,
    source    ${text} NOT NULL,
    asked     BIGINT  NOT NULL,
    expires   BIGINT  NOT NULL,
    decision  ${text}
);
CREATE INDEX device_authorizations_by_expiry ON device_authorizations (expires);
