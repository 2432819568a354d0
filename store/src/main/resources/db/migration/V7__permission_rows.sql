-- Who holds a permission is found by an index: rows instead of words in a column. No foreign keys
-- to permissions: one that comes again is held again.
CREATE TABLE role_permissions (
    role_id    ${text} NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    permission ${text} NOT NULL,
    PRIMARY KEY (role_id, permission)
);
CREATE INDEX role_permissions_by_permission ON role_permissions (permission, role_id);

INSERT INTO role_permissions (role_id, permission)
WITH RECURSIVE split (role_id, word, rest) AS (
    SELECT id, substr(permissions, 1, 0), permissions || ' ' FROM roles WHERE permissions <> ''
    UNION ALL
    SELECT role_id, substr(rest, 1, ${position}(rest, ' ') - 1),
           substr(rest, ${position}(rest, ' ') + 1)
    FROM split WHERE rest <> ''
)
SELECT role_id, word FROM split WHERE word <> '';

ALTER TABLE roles DROP COLUMN permissions;

-- A row of ceilings stands for one as a whole: whoever sets it holds that.
CREATE TABLE ceiling_permissions (
    holder_id  ${text} NOT NULL REFERENCES ceilings (holder_id),
    permission ${text} NOT NULL,
    PRIMARY KEY (holder_id, permission)
);

INSERT INTO ceiling_permissions (holder_id, permission)
WITH RECURSIVE split (holder_id, word, rest) AS (
    SELECT holder_id, substr(permissions, 1, 0), permissions || ' ' FROM ceilings
    WHERE permissions <> ''
    UNION ALL
    SELECT holder_id, substr(rest, 1, ${position}(rest, ' ') - 1),
           substr(rest, ${position}(rest, ' ') + 1)
    FROM split WHERE rest <> ''
)
SELECT holder_id, word FROM split WHERE word <> '';

ALTER TABLE ceilings DROP COLUMN permissions;
