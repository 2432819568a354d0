-- derived: the id proves the family, so that the row can go once the token is older than the living
-- pair. Tokens of earlier versions have none such, and stay as long as their family does.
ALTER TABLE refresh_tokens ADD COLUMN derived BIGINT NOT NULL DEFAULT 0;

-- Events that were counted and not recorded one by one, until the next event, or the sweep, tells how
-- many. name: the bucket that had no room; since: when the first of them was; latest: the last.
CREATE TABLE untold_events (
    name           ${text} NOT NULL PRIMARY KEY,
    actor          ${text} NOT NULL,
    action         ${text} NOT NULL,
    subject        ${text} NOT NULL,
    application_id ${text},
    reseller_id    ${text},
    events         BIGINT  NOT NULL,
    since          BIGINT  NOT NULL,
    latest         BIGINT  NOT NULL
);
CREATE INDEX untold_events_by_time ON untold_events (since);
