-- So that these too are changed only by whoever knows what they are.
ALTER TABLE ceilings ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE credentials ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
