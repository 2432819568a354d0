-- What this store was made for. A store of before has no row; the first program that opens it writes
-- the issuer that it is configured with.
CREATE TABLE deployment (
    id     BIGINT  NOT NULL PRIMARY KEY CHECK (id = 1),
    issuer ${text} NOT NULL
);
