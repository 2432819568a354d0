-- Found by the origin, not read whole: a row each instead of words in a column.
CREATE TABLE client_origins (
    client_id ${text} NOT NULL REFERENCES clients (id),
    origin    ${text} NOT NULL,
    PRIMARY KEY (client_id, origin)
);
CREATE INDEX client_origins_by_origin ON client_origins (origin, client_id);

INSERT INTO client_origins (client_id, origin)
WITH RECURSIVE split (client_id, word, rest) AS (
    SELECT id, substr(origins, 1, 0), origins || ' ' FROM clients WHERE origins <> ''
    UNION ALL
    SELECT client_id, substr(rest, 1, ${position}(rest, ' ') - 1),
           substr(rest, ${position}(rest, ' ') + 1)
    FROM split WHERE rest <> ''
)
SELECT client_id, word FROM split WHERE word <> '';

ALTER TABLE clients DROP COLUMN origins;
